// Elementary
