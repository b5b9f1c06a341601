"""Data that travels with the program: faces, icons, sounds, translations, reference rows and the licences of it all."""
