# The graph as a picture.
picture-or = or
picture-untitled = Untitled
