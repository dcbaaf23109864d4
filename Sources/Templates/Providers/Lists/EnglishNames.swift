// First names of people born in the United States between about 1940 and 2010, and family names of all who live there.

let englishWomen = Words(
  """
  Abigail, Ada, Adriana, Alexandra, Alexis, Alice, Alicia, Alison, Allison, Alyssa, Amanda, Amber, Amelia, Amy,
  Andrea, Angela, Angelica, Anita, Ann, Anna, Annette, April, Ariana, Ashley, Audrey, Autumn, Ava, Barbara, Beatrice,
  Becky, Bernice, Beth, Bethany, Betty, Beverly, Bianca, Bonnie, Brandi, Brenda, Briana, Bridget, Brittany, Brooke,
  Caitlin, Camille, Candace, Carla, Carmen, Carol, Caroline, Carrie, Cassandra, Catherine, Cecilia, Charlotte,
  Chelsea, Cheryl, Chloe, Christina, Christine, Cindy, Claire, Claudia, Colleen, Connie, Courtney, Crystal, Cynthia,
  Daisy, Dana, Danielle, Dawn, Deborah, Denise, Desiree, Diana, Diane, Dolores, Donna, Doris, Dorothy, Edith, Eileen,
  Elaine, Eleanor, Elena, Elizabeth, Ella, Ellen, Emily, Emma, Erica, Erin, Esther, Ethel, Eva, Evelyn, Faith,
  Felicia, Fiona, Florence, Frances, Gabriela, Gail, Genevieve, Georgia, Gina, Gladys, Glenda, Gloria, Grace,
  Gwendolyn, Hailey, Hannah, Harriet, Hazel, Heather, Heidi, Helen, Hope, Ida, Imani, Irene, Iris, Isabel, Ivy,
  Jacqueline, Jade, Jamie, Jane, Janet, Janice, Jasmine, Jean, Jenna, Jennifer, Jessica, Jill, Joan, Joanna, Jocelyn,
  Josephine, Joy, Joyce, Judith, Julia, Julie, June, Kaitlyn, Karen, Katherine, Kathleen, Katrina, Kayla, Keisha,
  Kelly, Kendra, Kimberly, Kristen, Latoya, Laura, Lauren, Leah, Leslie, Lillian, Linda, Lisa, Lois, Lorraine, Louise,
  Lucy, Lydia, Lynn, Mackenzie, Madison, Marcia, Margaret, Maria, Marilyn, Marissa, Marjorie, Martha, Mary, Maya,
  Megan, Melanie, Melissa, Mercedes, Michelle, Mildred, Miranda, Molly, Monica, Morgan, Nancy, Naomi, Natalie, Nicole,
  Nina, Nora, Norma, Olivia, Pamela, Patricia, Paula, Pauline, Peggy, Penelope, Phyllis, Priscilla, Rachel, Rebecca,
  Regina, Renee, Rhonda, Rita, Roberta, Robin, Rosa, Rose, Ruby, Ruth, Sabrina, Samantha, Sandra, Sara, Savannah,
  Shannon, Sharon, Sheila, Shirley, Sierra, Sonia, Sophia, Stacy, Stella, Stephanie, Susan, Suzanne, Sylvia, Tamara,
  Tanya, Tara, Teresa, Tiffany, Tina, Tonya, Tracy, Valerie, Vanessa, Vera, Veronica, Victoria, Violet, Virginia,
  Vivian, Wanda, Wendy, Whitney, Yolanda, Yvonne, Zoe
  """)

let englishMen = Words(
  """
  Aaron, Abraham, Adam, Adrian, Aidan, Alan, Albert, Alejandro, Alexander, Alfred, Allen, Alvin, Amir, Andre, Andrew,
  Angel, Anthony, Antonio, Arnold, Arthur, Austin, Barry, Benjamin, Bernard, Blake, Bradley, Brandon, Brent, Brett,
  Brian, Bruce, Bryan, Byron, Caleb, Calvin, Cameron, Carl, Carlos, Casey, Cedric, Cesar, Chad, Charles, Chester,
  Christian, Christopher, Clarence, Claude, Clayton, Clifford, Clinton, Clyde, Cody, Colin, Connor, Corey, Craig,
  Curtis, Dale, Damian, Daniel, Darius, Darnell, Darrell, Darren, David, Dean, Dennis, Derek, Derrick, Devin, Diego,
  Dominic, Donald, Douglas, Drew, Duane, Dustin, Dwayne, Dylan, Earl, Edgar, Eduardo, Edward, Edwin, Eli, Elijah,
  Elliot, Elmer, Emmanuel, Eric, Ernest, Ethan, Eugene, Evan, Everett, Felix, Fernando, Floyd, Francis, Francisco,
  Franklin, Frederick, Gabriel, Garrett, Gary, Gavin, Gene, George, Gerald, Gilbert, Glenn, Gordon, Graham, Grant,
  Gregory, Guy, Harold, Harrison, Harry, Harvey, Hector, Henry, Herbert, Herman, Howard, Hugh, Hunter, Ian, Isaac,
  Isaiah, Ivan, Jack, Jackson, Jacob, Jake, Jalen, Jamal, James, Jared, Jason, Javier, Jay, Jeffrey, Jeremy, Jerome,
  Jerry, Jesse, Jesus, Jimmy, Joel, John, Johnny, Jonathan, Jordan, Jorge, Jose, Joseph, Joshua, Juan, Julian, Justin,
  Karl, Keith, Kenneth, Kevin, Kirk, Kurt, Kyle, Lamar, Lance, Larry, Lawrence, Leo, Leon, Leonard, Leroy, Levi,
  Lewis, Liam, Lloyd, Logan, Louis, Lucas, Luis, Luke, Malcolm, Malik, Manuel, Marc, Marcus, Mario, Mark, Marshall,
  Martin, Marvin, Mason, Matthew, Maurice, Max, Melvin, Michael, Miguel, Milton, Mitchell, Nathan, Nathaniel, Neil,
  Nicholas, Noah, Norman, Oliver, Omar, Oscar, Owen, Patrick, Paul, Pedro, Perry, Peter, Philip, Quentin, Rafael,
  Ralph, Ramon, Randall, Raul, Ray, Raymond, Reginald, Ricardo, Richard, Robert, Rodney, Roger, Roland, Ronald, Ross,
  Roy, Ruben, Russell, Ryan, Salvador, Samuel, Scott, Sean, Sebastian, Seth, Shane, Shawn, Sidney, Simon, Spencer,
  Stanley, Stephen, Steven, Stuart, Taylor, Terrence, Theodore, Thomas, Timothy, Todd, Tony, Travis, Trevor, Troy,
  Tyler, Tyrone, Victor, Vincent, Walter, Warren, Wayne, Wesley, Willard, William, Wyatt, Xavier, Zachary
  """)

let englishFamilies = Words(
  """
  Abbott, Adams, Aguilar, Alexander, Allen, Alvarez, Anderson, Andrews, Armstrong, Arnold, Atkins, Austin, Bailey,
  Baker, Baldwin, Ballard, Banks, Barber, Barker, Barnes, Barnett, Barrett, Bates, Beck, Bell, Bennett, Berry, Bishop,
  Black, Blair, Blake, Bowen, Boyd, Bradford, Bradley, Brady, Brewer, Briggs, Brooks, Brown, Bryant, Buchanan,
  Burgess, Burke, Burns, Burton, Bush, Butler, Byrd, Cain, Caldwell, Calhoun, Campbell, Cannon, Carlson, Carpenter,
  Carr, Carroll, Carson, Carter, Castillo, Castro, Chambers, Chan, Chandler, Chapman, Chavez, Chen, Christensen,
  Clark, Clayton, Cohen, Cole, Coleman, Collins, Conner, Contreras, Cook, Cooper, Cox, Crawford, Cross, Cruz,
  Cummings, Cunningham, Curtis, Daniels, Davidson, Davis, Dawson, Day, Delgado, Diaz, Dixon, Douglas, Doyle, Duncan,
  Dunn, Edwards, Elliott, Ellis, Erickson, Evans, Farmer, Ferguson, Fernandez, Fields, Fisher, Fitzgerald, Fleming,
  Fletcher, Flores, Ford, Foster, Fowler, Fox, Francis, Franklin, Frazier, Freeman, French, Fuller, Garcia, Gardner,
  Garrett, Garza, George, Gibson, Gilbert, Gomez, Gonzalez, Goodman, Gordon, Graham, Grant, Graves, Gray, Green,
  Greene, Griffin, Guerrero, Gupta, Gutierrez, Guzman, Hall, Hamilton, Hansen, Hanson, Hardy, Harper, Harris,
  Harrison, Hart, Harvey, Hawkins, Hayes, Henderson, Henry, Hernandez, Herrera, Hicks, Higgins, Hill, Hoffman,
  Holland, Holmes, Holt, Hopkins, Horton, Howard, Howell, Hudson, Hughes, Hunt, Hunter, Ingram, Jackson, Jacobs,
  James, Jenkins, Jennings, Jensen, Jimenez, Johnson, Johnston, Jones, Jordan, Kelley, Kelly, Kennedy, Khan, Kim,
  King, Knight, Lambert, Larson, Lawrence, Lawson, Lee, Leonard, Lewis, Lindsey, Little, Long, Lopez, Lowe, Lynch,
  Lyons, Maldonado, Marshall, Martin, Martinez, Mason, Matthews, May, McCarthy, McCoy, McDonald, McKinney, Medina,
  Mejia, Mendez, Mendoza, Meyer, Miles, Miller, Mills, Mitchell, Montgomery, Moore, Morales, Moreno, Morgan, Morris,
  Morrison, Murphy, Murray, Myers, Nelson, Newman, Nguyen, Nichols, Norris, O’Brien, Oliver, Olson, Ortega, Ortiz,
  Owens, Page, Palmer, Park, Parker, Patel, Patterson, Payne, Pearson, Perez, Perkins, Perry, Peters, Peterson,
  Phillips, Pierce, Porter, Powell, Price, Quinn, Ramirez, Ramos, Ramsey, Reed, Reese, Reyes, Reynolds, Rhodes, Rice,
  Richards, Richardson, Riley, Rios, Rivera, Robbins, Roberts, Robertson, Robinson, Rodriguez, Rogers, Romero, Rose,
  Ross, Ruiz, Russell, Ryan, Salazar, Sanchez, Sanders, Santiago, Santos, Schmidt, Schneider, Schultz, Scott, Shaw,
  Shelton, Silva, Simmons, Simpson, Sims, Singh, Smith, Snyder, Soto, Spencer, Stanley, Stephens, Stevens, Stewart,
  Stone, Sullivan, Sutton, Swanson, Taylor, Terry, Thomas, Thompson, Torres, Tran, Tucker, Turner, Valdez, Vargas,
  Vasquez, Vaughn, Vega, Wade, Wagner, Walker, Wallace, Walsh, Walters, Wang, Ward, Warren, Washington, Watkins,
  Watson, Weaver, Webb, Weber, Welch, Wells, West, Wheeler, White, Williams, Williamson, Willis, Wilson, Wong, Wood,
  Woods, Wright, Yang, Yates, Young, Zimmerman
  """)
