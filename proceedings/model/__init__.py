"""What things are: frozen values that the stages hand to one another, standard library only."""
