// First names of people born in France between about 1940 and 2010, and family names of all who live there.

let frenchWomen = Words(
  """
  Adèle, Agathe, Agnès, Alexandra, Alice, Alicia, Aline, Alix, Amandine, Amélie, Anaïs, Andrée, Angélique, Anna, Anne,
  Annick, Annie, Antoinette, Apolline, Ariane, Arlette, Assia, Audrey, Aurélie, Aurore, Béatrice, Bérénice,
  Bernadette, Blandine, Brigitte, Camille, Capucine, Carine, Carole, Caroline, Catherine, Cécile, Céleste, Célia,
  Céline, Chantal, Charlène, Charlotte, Chloé, Christelle, Christiane, Christine, Claire, Clara, Clarisse, Claudine,
  Clémence, Clémentine, Coline, Colette, Constance, Coralie, Corinne, Cynthia, Danielle, Daphné, Delphine, Denise,
  Diane, Dominique, Dorothée, Édith, Éléonore, Éliane, Élisabeth, Élise, Ella, Élodie, Éloïse, Elsa, Émeline, Émilie,
  Emma, Emmanuelle, Estelle, Esther, Eugénie, Eva, Évelyne, Fabienne, Fanny, Fatima, Faustine, Fatou, Flavie, Flore,
  Florence, Floriane, France, Françoise, Frédérique, Gabrielle, Gaëlle, Geneviève, Georgette, Germaine, Ghislaine,
  Gisèle, Hélène, Héloïse, Henriette, Huguette, Ingrid, Inès, Irène, Isabelle, Jacqueline, Jade, Jeanne, Jeannine,
  Jennifer, Jessica, Joëlle, Joséphine, Josette, Judith, Julia, Julie, Juliette, Justine, Karima, Karine, Khadija,
  Laetitia, Laura, Laure, Laurence, Laurène, Léa, Léna, Léonie, Leïla, Liliane, Lina, Lise, Loane, Lola, Lou, Louane,
  Louise, Lucette, Lucie, Lucile, Lucienne, Ludivine, Lydie, Madeleine, Maëlle, Maëlys, Magali, Manon, Margaux,
  Margot, Marguerite, Maria, Marianne, Marie, Marielle, Marine, Marion, Marlène, Marthe, Martine, Mathilde, Maud,
  Mélanie, Mélissa, Micheline, Michèle, Mireille, Monique, Morgane, Muriel, Mylène, Myriam, Nadège, Nadia, Nadine,
  Naïma, Nathalie, Nicole, Nina, Noémie, Nora, Océane, Odette, Odile, Olga, Olivia, Ophélie, Pascale, Patricia, Paule,
  Paulette, Pauline, Perrine, Pierrette, Prune, Rachel, Raymonde, Régine, Renée, Rokia, Romane, Rosalie, Rose, Roxane,
  Sabine, Sabrina, Salomé, Samia, Sandra, Sandrine, Sarah, Ségolène, Séverine, Sidonie, Simone, Solange, Solène,
  Sonia, Sophie, Stéphanie, Suzanne, Sylvie, Tatiana, Thérèse, Tiphaine, Valentine, Valérie, Vanessa, Véronique,
  Victoire, Victoria, Violette, Virginie, Viviane, Yasmine, Yolande, Yvette, Yvonne, Zoé
  """)

let frenchMen = Words(
  """
  Achille, Adam, Adrien, Alain, Alban, Albert, Alexandre, Alexis, Alfred, Ali, Amaury, Amine, Anatole, André, Anthony,
  Antoine, Antonin, Aristide, Armand, Arnaud, Arthur, Aubin, Auguste, Augustin, Aurélien, Axel, Baptiste, Barnabé,
  Bastien, Benjamin, Benoît, Bernard, Bertrand, Boris, Brice, Bruno, Camille, Cédric, Célestin, Charles, Christian,
  Christophe, Claude, Clément, Colin, Côme, Corentin, Cyprien, Cyril, Damien, Daniel, David, Denis, Didier, Dimitri,
  Dominique, Donatien, Dylan, Edgar, Édouard, Élie, Éloi, Émile, Émilien, Emmanuel, Enzo, Éric, Ernest, Erwan,
  Esteban, Étienne, Eugène, Évan, Fabien, Fabrice, Félix, Ferdinand, Fernand, Firmin, Florent, Florian, Francis,
  Franck, François, Frédéric, Gabin, Gabriel, Gaël, Gaétan, Gaspard, Gaston, Gautier, Geoffroy, Georges, Gérald,
  Gérard, Germain, Ghislain, Gilbert, Gilles, Grégoire, Grégory, Guillaume, Gustave, Guy, Hector, Henri, Hervé,
  Hippolyte, Honoré, Hubert, Hugo, Ibrahim, Ismaël, Isidore, Jacques, Jason, Jean, Jérémie, Jérémy, Jérôme, Joachim,
  Joël, Jonathan, Jordan, Joris, Joseph, Joshua, Jules, Julien, Justin, Karim, Kévin, Kylian, Lambert, Laurent,
  Léandre, Léo, Léon, Léonard, Léopold, Lilian, Lionel, Loïc, Louis, Loup, Luc, Luca, Lucas, Lucien, Ludovic, Maël,
  Malik, Malo, Mamadou, Manuel, Marc, Marcel, Marceau, Marin, Marius, Martial, Martin, Mathéo, Mathias, Mathieu,
  Mathis, Matthieu, Maurice, Maxence, Maxime, Maximilien, Mehdi, Michaël, Michel, Mohamed, Moussa, Nassim, Nathan,
  Nathanaël, Nicolas, Noa, Noé, Noël, Octave, Olivier, Oscar, Pascal, Patrice, Patrick, Paul, Philippe, Pierre,
  Quentin, Rachid, Raoul, Raphaël, Raymond, Régis, Rémi, Rémy, Renaud, René, Richard, Robert, Robin, Rodolphe,
  Rodrigue, Roger, Roland, Romain, Roman, Romuald, Ronan, Ruben, Sacha, Samir, Samuel, Sébastien, Serge, Simon,
  Sofiane, Solal, Stanislas, Stéphane, Sylvain, Tanguy, Théo, Théodore, Théophile, Thibault, Thierry, Thomas, Tim,
  Timéo, Timothée, Titouan, Tom, Toussaint, Tristan, Ulysse, Valentin, Valère, Victor, Vincent, Virgile, Vivien,
  Wilfried, William, Xavier, Yanis, Yann, Yannick, Yohan, Youssef, Yves, Yvon, Zacharie
  """)

let frenchFamilies = Words(
  """
  Adam, Albert, Allard, Andrieu, André, Antoine, Arnaud, Aubert, Aubry, Auger, Bailly, Baron, Barbier, Barre,
  Barthélemy, Bazin, Benard, Benoit, Berger, Bernard, Berthelot, Bertin, Bertrand, Besnard, Besson, Bigot, Blanc,
  Blanchard, Blanchet, Blin, Blondel, Bodin, Boucher, Bouchet, Boulanger, Boulay, Bourdon, Bourgeois, Boutin, Bouvet,
  Bouvier, Boyer, Breton, Briand, Brun, Brunel, Brunet, Buisson, Camus, Carlier, Caron, Carpentier, Carré, Cartier,
  Chauvet, Chauvin, Charles, Charpentier, Charrier, Chevalier, Chevallier, Clément, Cohen, Colas, Colin, Collet,
  Collin, Cordier, Coste, Coulon, Courtois, Cousin, Da Silva, Daniel, David, Delage, Delahaye, Delattre, Delaunay,
  Delmas, Delorme, Deschamps, Devaux, Diallo, Diaz, Didier, Diop, Dubois, Dufour, Dumas, Dumont, Dupont, Dupré,
  Dupuis, Dupuy, Durand, Duval, Etienne, Evrard, Fabre, Faure, Favre, Fernandes, Fernandez, Ferrand, Ferreira,
  Fischer, Fleury, Fontaine, Fouquet, Fournier, François, Gaillard, Garnier, Gaudin, Gauthier, Gautier, Gay, Georges,
  Gérard, Germain, Gilbert, Gillet, Girard, Giraud, Goncalves, Gonzalez, Grégoire, Grenier, Gros, Guérin, Guichard,
  Guillaume, Guillet, Guillot, Guillou, Guyot, Hamel, Hamon, Hardy, Henry, Hervé, Hoarau, Huet, Hubert, Humbert,
  Imbert, Jacob, Jacques, Jacquet, Jacquot, Jean, Joly, Jourdan, Julien, Klein, Labbé, Lacroix, Lambert, Langlois,
  Laporte, Laurent, Le Gall, Le Goff, Le Roux, Leblanc, Lebon, Lebreton, Lebrun, Leclerc, Leclercq, Lecomte, Leconte,
  Lefebvre, Lefèvre, Legendre, Léger, Legrand, Legros, Lejeune, Lemaire, Lemaître, Lemoine, Lenoir, Leroux, Leroy,
  Lesage, Lévêque, Lévy, Lopez, Loiseau, Louis, Lucas, Mace, Mahé, Maillard, Maillot, Mallet, Marchal, Marchand,
  Maréchal, Marie, Marin, Marion, Martel, Martin, Martinez, Martins, Marty, Masson, Mathieu, Maurice, Maury, Menard,
  Mercier, Merle, Meunier, Meyer, Michaud, Michel, Millet, Monnier, Moreau, Morel, Morin, Morvan, Moulin, Muller,
  Navarro, Nicolas, Noël, Normand, Olivier, Ollivier, Pages, Paris, Parent, Pascal, Pasquier, Paul, Payet, Pelletier,
  Peltier, Pereira, Perez, Perret, Perrier, Perrin, Perrot, Petit, Peron, Philippe, Picard, Pichon, Pierre, Pineau,
  Poirier, Pons, Poulain, Prévost, Raymond, Raynaud, Regnier, Rémy, Renard, Renaud, Renault, Rey, Reynaud, Richard,
  Rivière, Robert, Robin, Roche, Rodrigues, Rodriguez, Roger, Rolland, Rossi, Rousseau, Roussel, Roux, Roy, Royer,
  Ruiz, Salmon, Sanchez, Santos, Sauvage, Schmitt, Schneider, Seguin, Simon, Tanguy, Tessier, Thibault, Thomas,
  Torres, Tournier, Traoré, Valentin, Vallée, Vasseur, Verdier, Vidal, Vincent, Voisin, Wagner, Weber
  """)
