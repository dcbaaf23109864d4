// First names of people born in Germany between about 1940 and 2010, and family names of all who live there.

let germanWomen = Words(
  """
  Adelheid, Agnes, Alexandra, Alina, Almut, Amelie, Andrea, Angelika, Anja, Anke, Anna, Anneliese, Annette, Annika,
  Antje, Antonia, Astrid, Ayşe, Barbara, Beate, Bettina, Bianca, Birgit, Birte, Brigitte, Britta, Carina, Carla,
  Carolin, Charlotte, Christa, Christel, Christiane, Christina, Christine, Clara, Claudia, Constanze, Cornelia,
  Dagmar, Daniela, Denise, Derya, Diana, Dörte, Doris, Dorothea, Edeltraud, Edith, Elena, Elfriede, Elif, Elisabeth,
  Elke, Ella, Elsa, Emilia, Emine, Emma, Erika, Esther, Eva, Evelyn, Fatma, Finja, Franziska, Frauke, Frieda,
  Friederike, Gabriele, Gerda, Gertrud, Gisela, Greta, Gudrun, Hanna, Hannelore, Heide, Heidi, Heike, Helena, Helga,
  Henriette, Herta, Hilde, Hildegard, Ida, Ilona, Ilse, Imke, Ina, Ines, Inga, Inge, Ingeborg, Ingrid, Irene, Irina,
  Iris, Irmgard, Isabel, Isabell, Jacqueline, Jana, Janina, Jasmin, Jennifer, Jessica, Johanna, Josephine, Judith,
  Julia, Juliane, Jutta, Karen, Karin, Karla, Katarina, Katharina, Kathrin, Katja, Kerstin, Kirsten, Klara, Kristin,
  Lara, Larissa, Laura, Lea, Lena, Leni, Leonie, Lieselotte, Lilli, Lina, Linda, Lisa, Liselotte, Lotta, Louisa,
  Lucia, Luisa, Luise, Magdalena, Maike, Maja, Mandy, Manuela, Mareike, Margarete, Margit, Margot, Maria, Marianne,
  Marie, Marion, Marlene, Marlies, Martha, Martina, Mathilda, Meike, Melanie, Melek, Merle, Mia, Michaela, Mira,
  Miriam, Mona, Monika, Nadine, Nadja, Natalie, Nele, Nicole, Nina, Nora, Olga, Patricia, Paula, Pauline, Petra, Pia,
  Ramona, Rebecca, Regina, Renate, Ricarda, Rita, Romy, Rosemarie, Ruth, Sabine, Sabrina, Sandra, Sara, Saskia,
  Sibylle, Sigrid, Silke, Silvia, Simone, Sina, Sofia, Sonja, Sophie, Stefanie, Stella, Steffi, Susanne, Svenja,
  Swantje, Sybille, Tanja, Tatjana, Teresa, Theresa, Tina, Traute, Ulla, Ulrike, Ursula, Uta, Ute, Valentina, Vanessa,
  Vera, Verena, Veronika, Viktoria, Viola, Vivien, Waltraud, Wencke, Wiebke, Yasemin, Yvonne, Zeynep, Zoe
  """)

let germanMen = Words(
  """
  Achim, Adam, Adrian, Ahmet, Alexander, Ali, Alfons, Alfred, Andreas, Anton, Armin, Arne, Arno, Arthur, August, Axel,
  Bastian, Ben, Benedikt, Benjamin, Bernd, Bernhard, Björn, Bodo, Boris, Bruno, Burak, Carl, Carsten, Cem, Christian,
  Christoph, Clemens, Constantin, Daniel, David, Dennis, Detlef, Dieter, Dietmar, Dirk, Dominik, Eberhard, Eckhard,
  Edgar, Eduard, Egon, Elias, Emil, Emre, Enrico, Erich, Erik, Ernst, Erwin, Eugen, Fabian, Falk, Felix, Finn,
  Florian, Frank, Franz, Friedhelm, Friedrich, Fritz, Gabriel, Georg, Gerald, Gerd, Gerhard, Gernot, Gregor, Guido,
  Gunnar, Günter, Gustav, Hakan, Hannes, Hans, Harald, Hartmut, Hasan, Heiko, Heiner, Heinrich, Heinz, Helge, Helmut,
  Hendrik, Henning, Henri, Herbert, Hermann, Holger, Horst, Hubert, Hugo, Ibrahim, Igor, Ingo, Ivan, Jakob, Jan,
  Jannik, Jannis, Jens, Joachim, Jochen, Johann, Johannes, Jonas, Jonathan, Jörg, Josef, Joshua, Julian, Julius,
  Jürgen, Justus, Kai, Karl, Karsten, Kevin, Kilian, Klaus, Konrad, Konstantin, Korbinian, Kurt, Lars, Lasse, Lennart,
  Leo, Leon, Leonard, Levin, Linus, Lorenz, Lothar, Luca, Ludwig, Luis, Lukas, Lutz, Malte, Manfred, Manuel, Marc,
  Marcel, Marco, Marek, Mario, Marius, Markus, Martin, Marvin, Mathias, Matthias, Matteo, Max, Maximilian, Mehmet,
  Michael, Mirko, Moritz, Murat, Mustafa, Nico, Niklas, Nils, Noah, Norbert, Ole, Oliver, Oskar, Otto, Pascal,
  Patrick, Paul, Peter, Philipp, Rafael, Rainer, Ralf, Raphael, Reiner, Reinhard, Reinhold, René, Richard, Robert,
  Robin, Roland, Rolf, Roman, Ronny, Rudolf, Rüdiger, Ruben, Samuel, Sandro, Sascha, Sebastian, Siegfried, Simon,
  Stefan, Steffen, Sven, Thilo, Theo, Theodor, Thomas, Thorben, Thorsten, Till, Tim, Timo, Tobias, Tom, Torsten, Udo,
  Ulf, Uli, Ulrich, Uwe, Valentin, Viktor, Vincent, Volker, Vladimir, Walter, Wenzel, Werner, Wilfried, Wilhelm,
  Willi, Winfried, Wolfgang, Xaver, Yannick, Yusuf
  """)

let germanFamilies = Words(
  """
  Adam, Ahrens, Albers, Albrecht, Altmann, Anders, Appel, Arndt, Arnold, Bach, Bachmann, Bahr, Barth, Bartels, Bauer,
  Baumann, Baumgartner, Becker, Beckmann, Behrens, Benz, Berger, Bergmann, Bertram, Beyer, Binder, Blank, Block, Blum,
  Bock, Böhm, Böttcher, Brandt, Braun, Breuer, Brinkmann, Bruns, Buchholz, Busch, Büttner, Christ, Clemens, Conrad,
  Dietrich, Dittrich, Döring, Dreyer, Ebert, Eckert, Ehlers, Eichhorn, Engel, Engelhardt, Erdmann, Ernst, Esser,
  Fiedler, Fink, Fischer, Fleischer, Forster, Frank, Franke, Franz, Freitag, Frey, Friedrich, Fritsch, Fröhlich,
  Fuchs, Funke, Gebhardt, Geiger, Gerlach, Geyer, Giese, Götz, Graf, Greiner, Groß, Günther, Haas, Hahn, Hamann,
  Hansen, Hartmann, Hartwig, Hauser, Heine, Heinrich, Heinze, Heller, Henning, Hensel, Herbst, Hermann, Herzog, Heß,
  Hesse, Heuer, Heyer, Hildebrandt, Hinz, Hirsch, Hofmann, Hohmann, Holz, Horn, Huber, Hübner, Hummel, Jäger, Jahn,
  Jakob, Janßen, Jansen, John, Jost, Jung, Kaiser, Kaminski, Karl, Kaufmann, Kaya, Keil, Keller, Kern, Kessler,
  Kiefer, Kirchner, Klein, Klose, Knoll, Koch, Köhler, König, Konrad, Kopp, Körner, Kowalski, Kraft, Krämer, Kramer,
  Kraus, Krause, Krebs, Kretschmer, Kröger, Krüger, Kruse, Kuhlmann, Kuhn, Kühne, Kunz, Kurz, Lang, Lange, Lauer,
  Lehmann, Lemke, Lenz, Lindemann, Lindner, Link, Lohmann, Lorenz, Ludwig, Lutz, Maier, Mann, Marquardt, Martens,
  Martin, Marx, Maurer, Mayer, Meier, Meißner, Mende, Menzel, Merz, Metz, Metzger, Meyer, Michel, Mohr, Möller, Moser,
  Müller, Naumann, Nagel, Neubauer, Neumann, Nguyen, Nickel, Nikolaus, Noack, Nowak, Oswald, Ott, Otto, Özdemir, Pape,
  Paul, Peters, Petersen, Pfeffer, Pfeiffer, Philipp, Pieper, Pohl, Popp, Preuß, Probst, Raab, Rapp, Rauch, Reich,
  Reichert, Reimann, Reinhardt, Reuter, Richter, Riedel, Rieger, Ritter, Röder, Rohde, Rose, Rösch, Roth, Rothe,
  Rudolph, Ruf, Runge, Sander, Sauer, Schade, Schäfer, Scheffler, Schenk, Scherer, Schiller, Schilling, Schindler,
  Schlegel, Schlüter, Schmid, Schmidt, Schmitt, Schmitz, Schneider, Scholz, Schön, Schramm, Schreiber, Schröder,
  Schubert, Schuler, Schulte, Schultz, Schulz, Schulze, Schumacher, Schuster, Schütte, Schwab, Schwarz, Schweizer,
  Seidel, Seifert, Seiler, Siebert, Simon, Sommer, Sonntag, Springer, Stadler, Stahl, Stark, Steffen, Stein, Steiner,
  Stephan, Stock, Stoll, Straub, Strauß, Ströbel, Stumpf, Sturm, Thiel, Thomas, Thoma, Ullrich, Ulrich, Unger, Urban,
  Vetter, Vogel, Vogt, Voigt, Volk, Voß, Wagner, Walter, Weber, Wegener, Weidner, Weigel, Weiß, Wendt, Werner,
  Westphal, Wetzel, Wieland, Wiese, Wilhelm, Wilke, Winkler, Winter, Wirth, Witt, Wittmann, Wolf, Wolff, Wulf, Yıldız,
  Yılmaz, Zander, Zeller, Ziegler, Zimmer, Zimmermann
  """)
