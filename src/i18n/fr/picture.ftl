# Le graphe en image.
picture-or = ou
picture-untitled = Sans titre
