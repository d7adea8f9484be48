# Le graphe en image.
picture-or = ou
