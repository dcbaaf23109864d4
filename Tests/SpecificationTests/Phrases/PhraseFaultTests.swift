import Diagnostics
import Specification
import Testing

/// Every fault of a phrase, below the phrase: where the carets are, and what is said there.
@Suite("A faulty phrase") struct PhraseFaultTests {
  @Test("says where and what", arguments: Fixture.all(in: fixtures))
  func rendered(_ fixture: Fixture) {
    #expect(phraseFaults(fixture.text) == fixture.rendered(in: "p"))
  }

  @Test("has no phrase, but a warning leaves it")
  func severity() throws {
    #expect(throws: DiagnosticsError.self) { try phrase("(a") }
    #expect(try phrase("(s)").parts.count == 1)
  }

  static let fixtures = #"""
    a ) b } c ] d | e
      ^ ')' closes nothing; write '\)' for the sign itself
          ^ '}' closes nothing; write '\}' for the sign itself
              ^ ']' closes nothing; write '\]' for the sign itself
                  ^ '|' stands outside a group; write '(a|b)' for alternatives, '\|' for the sign itself

    {city
    ^ '{' is never closed; close it with '}', or write '\{' for the sign itself

    (a
    ^ '(' is never closed; close it with ')', or write '\(' for the sign itself

    [a
    ^ '[' is never closed; close it with ']', or write '\[' for the sign itself

    (a [b) c
    ^^^^^^ warning: the group has one alternative only; write '\(' and '\)' for the brackets themselves, '[…]' for what may be left out
       ^ '[' is never closed; close it with ']', or write '\[' for the sign itself

    {city and {date}
    ^ '{' is never closed; close it with '}', or write '\{' for the sign itself

    {city and date}
          ^^^ 'and' can't stand here; an alias is written '{name as and}', an attribute '{name:LABEL and=value}'

    ()
    ^^ nothing stands between the brackets; write '\(\)' for the brackets themselves

    []
    ^^ nothing stands between the brackets; write '\[\]' for the brackets themselves

    (|)
    ^^^ nothing stands between the brackets; write '\(\)' for the brackets themselves

    (a||b)
      ^^ '||' has an empty alternative in the middle; write '|' once; an empty alternative stands first or last: '(|a|b)'

    (a|||b)
      ^^ '||' has an empty alternative in the middle; write '|' once; an empty alternative stands first or last: '(|a|b)'
       ^^ '||' has an empty alternative in the middle; write '|' once; an empty alternative stands first or last: '(|a|b)'

    (s)
    ^^^ warning: the group has one alternative only; write '\(' and '\)' for the brackets themselves, '[…]' for what may be left out

    see (s) and (t|)
        ^^^ warning: the group has one alternative only; write '\(' and '\)' for the brackets themselves, '[…]' for what may be left out

    (a*-1|b)
      ^^^ a weight must be a number of at least 0, is '-1'; write '*3', or '\*' for the star itself

    (a*x|b)
      ^^ a weight must be a number of at least 0, is 'x'; write '*3', or '\*' for the star itself

    (a*1.2.3|b)
      ^^^^^^ a weight must be a number of at least 0, is '1.2.3'; write '*3', or '\*' for the star itself

    (a*|b)
      ^ a star at the end of an alternative needs a weight; write '*3', or '\*' for the star itself

    (a|b*)
        ^ a star at the end of an alternative needs a weight; write '*3', or '\*' for the star itself

    (a*0|b*0)
    ^^^^^^^^^ all alternatives have the weight 0

    [x*2]
      ^^ a weight needs several alternatives; write '[…]*0.5' for a probability, '\*' for the star itself

    [x]*2
       ^^ a probability must be from 0 to 1, is '2'; write '[…]*0.5'; a weight stands behind it: '[…]*0.5*3'

    [x]*1.5 and [y]*1
       ^^^^ a probability must be from 0 to 1, is '1.5'; write '[…]*0.5'; a weight stands behind it: '[…]*0.5*3'

    [x]*-0.5
       ^^^^^ a probability must be from 0 to 1, is '-0.5'; write '[…]*0.5'; a weight stands behind it: '[…]*0.5*3'

    [x]*abc
       ^^^^ a probability must be from 0 to 1, is 'abc'; write '[…]*0.5'; a weight stands behind it: '[…]*0.5*3'

    [x]*
       ^ a star behind ']' needs a probability from 0 to 1; write '[…]*0.5', or '\*' for the star itself

    [x]*20%
       ^^^ a probability must be from 0 to 1, is '20'; write '[…]*0.5'; a weight stands behind it: '[…]*0.5*3'

    {}
    ^^ nothing stands between the braces; write '{name}', or '\{\}' for the braces themselves

    { }
    ^^^ nothing stands between the braces; write '{name}', or '\{\}' for the braces themselves

    {3}
     ^ '3' can't stand here, a name must; write '{= …}' for an expression, '\{' for the brace itself

    {'x'}
     ^ ''' can't stand here, a name must; write '{= …}' for an expression, '\{' for the brace itself

    {a + b}
       ^ '+' can't stand here; write '{= …}' for an expression, '\{' for the brace itself

    {car[0].paint}
        ^ '[' can't stand here; write '{= …}' for an expression, '\{' for the brace itself

    {a.}
       ^ '}' can't stand here, a name must; write '{= …}' for an expression, '\{' for the brace itself

    {a.3}
       ^ '3' can't stand here, a name must; write '{= …}' for an expression, '\{' for the brace itself

    {city as}
            ^ '}' can't stand here, a name must; write '{= …}' for an expression, '\{' for the brace itself

    {city as 3}
             ^ '3' can't stand here, a name must; write '{= …}' for an expression, '\{' for the brace itself

    {city name}
          ^^^^ 'name' can't stand here; an alias is written '{name as name}', an attribute '{name:LABEL name=value}'

    {city (x)}
          ^ '(' stands too late; the order is '{name(arguments) as alias|filter:LABEL key=value}'

    {city:CITY|title}
              ^ '|' stands too late; the order is '{name(arguments) as alias|filter:LABEL key=value}'

    {city:CITY as a}
               ^^ 'as' stands too late; the order is '{name(arguments) as alias|filter:LABEL key=value}'

    {city|title as a}
                ^^ 'as' stands too late; the order is '{name(arguments) as alias|filter:LABEL key=value}'

    {city|title(x)}
               ^ '(' stands too late; the order is '{name(arguments) as alias|filter:LABEL key=value}'

    {city:}
         ^ a label is missing behind ':'; write '{city:CITY}'

    {city: |title}
         ^ a label is missing behind ':'; write '{city:CITY}'

    {city:A!B}
           ^ a label can't have '!' here; use letters, digits and '_', and '-' or '.' inside

    {city:-A}
          ^ a label can't have '-' here; use letters, digits and '_', and '-' or '.' inside

    {city:A:B}
           ^ a slot has one label; make a rule of the inner one: spans nest

    {city:CITY role}
               ^^^^ 'role' can't stand here; an alias is written '{name as role}', an attribute '{name:LABEL role=value}'

    {city:CITY role=}
               ^^^^ a value is missing behind 'role='

    {city:CITY role=a role=b}
                      ^^^^ 'role' is given twice
               ^^^^ note: the first one is here

    {city:CITY role=New York}
                        ^^^^ 'York' can't stand here; a value with blanks takes quotes: role='New York'

    {city:CITY role=a(b}
                    ^^ 'a(' needs single quotes here; write 'a('

    {city:CITY of=}
               ^^ a value is missing behind 'of='

    {city:CITY of=car[}
                     ^ '[' is never closed; write ']' behind what it holds

    {city:CITY of=car..x}
                     ^ '.' needs the name of a member behind it

    {city|}
         ^ a filter's name is missing behind '|'; write '{name|title}'

    {city||title}
         ^ a filter's name is missing behind '|'; write '{name|title}'

    {city|title|}
               ^ a filter's name is missing behind '|'; write '{name|title}'

    {city|pad=}
          ^^^ a value is missing behind 'pad='

    {city|pad='a}
              ^^^ the text has no closing quote; end it with a single quote; a single quote inside is doubled

    {city|pad=1a}
              ^^ '1a' needs single quotes here; write '1a'

    {integer(1, }
                ^ an argument is missing here

    {integer(1, )}
                ^ an argument is missing here

    {integer(, 1)}
             ^ an argument is missing here

    {integer(1, 2}
            ^ '(' is never closed; close it with ')', or write '\(' for the sign itself

    {integer(1 2)}
               ^ a sign such as '+' is missing before '2'

    {integer(min=1, 2)}
                    ^ an argument without a name stands before all that have one

    {integer(min=)}
                 ^ an argument is missing here

    {integer(a && b)}
               ^^ '&&' is not a sign of expressions; write 'and'

    {greet({}, 1)}
           ^^ nothing stands between the braces; write '{name}', or '\{\}' for the braces themselves

    {= }
     ^^ an expression is missing behind '='; write a value, such as '= 2 * index'

    {=}
     ^ an expression is missing behind '='; write a value, such as '= 2 * index'

    {= a + }
         ^ '+' needs a value on its right

    {= a b}
         ^ a sign such as '+' is missing before 'b'

    {= (a}
       ^ '(' is never closed; write ')' behind what it holds

    {= a:CITY role}
              ^^^^ 'role' can't stand here; an alias is written '{name as role}', an attribute '{name:LABEL role=value}'

    {= "a"}
       ^^^ texts in expressions take single quotes; write 'a'

    \q
    ^^ '\q' has no meaning; write '\\' for a backslash; '\n' is a line break, '\t' a tab

    \
    ^ nothing stands behind the backslash; write '\\' for a backslash

    {a} \x {b c} {d
        ^^ '\x' has no meaning; write '\\' for a backslash; '\n' is a line break, '\t' a tab
              ^ 'c' can't stand here; an alias is written '{name as c}', an attribute '{name:LABEL c=value}'
                 ^ '{' is never closed; close it with '}', or write '\{' for the sign itself
    """#
}
