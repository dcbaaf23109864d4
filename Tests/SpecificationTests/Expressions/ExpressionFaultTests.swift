import Diagnostics
import Specification
import Testing

/// Every fault of an expression, below the expression: where the carets are, and what is said there.
@Suite("A faulty expression") struct ExpressionFaultTests {
  @Test("says where and what", arguments: Fixture.all(in: fixtures))
  func rendered(_ fixture: Fixture) {
    #expect(faults(of: fixture.text, street()) == fixture.rendered(in: "spec.yaml"))
  }

  @Test("names its place in a phrase and in a later line")
  func place() {
    var diagnostics = Diagnostics()
    #expect(Expression.parse(source("= 1 +\n  lihgt *"), recording: &diagnostics) == nil)
    #expect(
      diagnostics.sorted.map(\.rendered) == [
        "spec.yaml:2:9: error: '*' needs a value on its right\n    lihgt *\n          ^"
      ])
  }

  static let fixtures = #"""
    =
    ^ an expression is missing behind '='; write a value, such as '= 2 * index', or '\=' for the sign itself

    = 
    ^^ an expression is missing behind '='; write a value, such as '= 2 * index', or '\=' for the sign itself

    = light && wet
            ^^ '&&' is not a sign of expressions; write 'and'

    = light = 1
            ^ '=' is not a sign of expressions; write '=='

    = light === 1
            ^^^ '===' is not a sign of expressions; write '=='

    = light ≤ 1 || !wet
            ^ '≤' is not a sign of expressions; write '<='
                ^^ '||' is not a sign of expressions; write 'or'
                   ^ '!' is not a sign of expressions; write 'not'

    = light <> 1
            ^^ '<>' is not a sign of expressions; write '!='

    = light =< 1
            ^^ '=<' is not a sign of expressions; write '<='

    = light => 1
            ^^ '=>' is not a sign of expressions; write '>='

    = light × 2 − 1
            ^ '×' is not a sign of expressions; write '*'
                ^ '−' is not a sign of expressions; write '-'

    = light ÷ 2
            ^ '÷' is not a sign of expressions; write '/'

    = light ** 2
            ^^ '**' is not a sign of expressions; write '^'

    = light²
           ^ '²' is not a sign of expressions; write '^ 2'

    = light³
           ^ '³' is not a sign of expressions; write '^ 3'

    = √light
      ^ '√' is not a sign of expressions; write 'sqrt(…)'

    = light ? 1 : 2
            ^ '?' is not a sign of expressions; write 'if condition then value else value'

    = wet AND wet
          ^^^ 'AND' is not a sign of expressions; write 'and'

    = weather is 'fog'
              ^^ 'is' is not a sign of expressions; write '=='

    = index mod 2
            ^^^ 'mod' is not a sign of expressions; write '%'

    = 0 < light < 1
      ^^^^^^^^^^^^^ comparisons don't chain; write '0 < light and light < 1'

    = 0 < light <= 1 < 2
      ^^^^^^^^^^^^^^^^^^ comparisons don't chain; write '0 < light and light <= 1 and 1 < 2'

    = (1 + 2
      ^ '(' is never closed; write ')' behind what it holds

    = min(1, 2
         ^ '(' is never closed; write ')' behind what it holds

    = [1, 2
      ^ '[' is never closed; write ']' behind what it holds

    = sizes[0
           ^ '[' is never closed; write ']' behind what it holds

    = (1 + 2]
            ^ '(' is closed by ']'; write ')'
      ^ note: '(' is opened here

    = 1 + 2)
           ^ ')' closes nothing; remove it, or open it with '('

    = 1]
       ^ ']' closes nothing; remove it, or open it with '['

    = )
      ^ ')' closes nothing; remove it, or open it with '('

    = 1 +
        ^ '+' needs a value on its right

    = not
      ^^^ 'not' needs a value on its right

    = -
      ^ '-' needs a value on its right

    = (
      ^ '(' is never closed; write ')' behind what it holds

    = (1 + )
         ^ '+' needs a value on its right

    = * 2
      ^ '*' needs a value on its left

    = + 2
      ^ '+' needs a value on its left

    = and wet
      ^^^ 'and' needs a value on its left

    = 1 + + 2
          ^ '+' needs a value on its left

    = if wet
      ^^ 'if' has no 'then'; write 'if condition then value else value'

    = if wet then 1
      ^^ 'if' has no 'else'; write 'if condition then value else value'

    = if wet then
             ^^^^ 'then' needs a value on its right

    = if wet then 1 else
                    ^^^^ 'else' needs a value on its right

    = then
      ^^^^ 'then' can't stand here; write 'if condition then value else value'

    = 1 else 2
        ^^^^ 'else' can't stand here; write 'if condition then value else value'

    = 2 light
        ^^^^^ a sign such as '+' is missing before 'light'; write '2 * light'

    = 10px
        ^^ a sign such as '+' is missing before 'px'; write '10': numbers carry no unit

    = 2(light)
      ^ only functions can be called, and this is a value; write '2 * (…)'

    = weather 'x'
              ^^^ a sign such as '+' is missing before 'x'

    = .5
      ^^ '.5' has no digit before its point; write '0.5'

    = 5.
      ^^ '5.' has no digit behind its point; write '5.0'

    = 1e999
      ^^^^^ '1e999' is too large, the limit is about 1.8e308

    = 1,5
       ^ ',' stands only between arguments and between items of a list; write '1.5' for a decimal number

    = (1, 2)
        ^ ',' stands only between arguments and between items of a list; write a list as '[a, b]'

    = 'abc
      ^^^^ the text has no closing quote; end it with a single quote; a single quote inside is doubled

    = "it's"
      ^^^^^^ texts in expressions take single quotes; write 'it''s'

    = "abc
      ^^^^ the text has no closing quote; end it with a single quote; a single quote inside is doubled

    = “fog”
      ^^^^^ texts in expressions take single quotes; write 'fog'

    = $light
      ^ '$' has no meaning in an expression; names have no sign before them

    = light; wet
           ^ ';' has no meaning in an expression; texts stand between single quotes

    = {light}
      ^ '{' has no meaning in an expression; texts stand between single quotes

    = #80c0ff
      ^ '#' has no meaning in an expression; give a color a name with 'let'

    = light:
           ^ ':' has no meaning in an expression; texts stand between single quotes

    = car where wet
          ^^^^^ 'where' stands only inside parentheses; write 'count(list where condition)' or '(list where condition)'

    = [1, 2,]
           ^ ',' needs a value on its right

    = [1, , 2]
        ^ ',' needs a value on its right

    = min(, 1)
          ^ ',' needs a value on its left

    = light.
           ^ '.' needs the name of a member behind it

    = car.count()
      ^^^^^^^^^ only functions can be called, and this is a value; write 'count(car)'

    = sizes[0](1)
      ^^^^^^^^ only functions can be called, and this is a value

    = 1 + not wet
          ^^^ 'not' behind another sign needs parentheses; write '(not …)'

    = light = 1 && wet = 2
            ^ '=' is not a sign of expressions; write '=='
                ^^ '&&' is not a sign of expressions; write 'and'
                       ^ '=' is not a sign of expressions; write '=='

    = lihgt
      ^^^^^ unknown name 'lihgt'; did you mean 'light'?

    = wheather == 'fog'
      ^^^^^^^^ unknown name 'wheather'; did you mean 'weather'?

    = min
      ^^^ unknown name 'min'; a function is called with parentheses: 'min(…)'

    = red
      ^^^ unknown name 'red'; a text stands between single quotes: 'red'

    = minn(1)
      ^^^^ unknown function 'minn'; did you mean 'min'?

    = pow(2, 3)
      ^^^ unknown function 'pow'; did you mean 'power'?

    = ln(2)
      ^^ unknown function 'ln'; did you mean 'log'?

    = random()
      ^^^^^^ unknown function 'random'; expressions draw nothing: give a distribution a name with 'let'

    = sin()
      ^^^ sin can't be called with 0 arguments; write 'sin(angle)'

    = round(1, 2, 3)
      ^^^^^ round can't be called with 3 arguments; write 'round(x, digits = 0)'

    = max()
      ^^^ max can't be called with 0 arguments; write 'max(x, …)'

    = car.pant
          ^^^^ unknown member 'pant'; did you mean 'paint'?

    = self.lenght
           ^^^^^^ unknown member 'lenght'; did you mean 'length'?

    = light.x
            ^ a number has no member 'x'

    = weather.length
              ^^^^^^ a text has no member 'length'

    = 1 + 'a'
      ^^^^^^^ '+' adds two numbers or joins two texts, not a number and a text; write 'text(…)' around what is no text

    = weather + index
      ^^^^^^^^^^^^^^^ '+' adds two numbers or joins two texts, not a text and a number; write 'text(…)' around what is no text

    = -weather
       ^^^^^^^ '-' needs a number, this is a text

    = not light
          ^^^^^ 'not' needs true or false, this is a number

    = wet * 2
      ^^^ '*' needs a number, this is a boolean

    = wet and light
              ^^^^^ 'and' needs true or false, this is a number

    = light < 'a'
      ^^^^^^^^^^^ '<' needs two numbers or two texts, not a number and a text

    = wet < wet
      ^^^^^^^^^ '<' needs two numbers or two texts, not a boolean and a boolean

    = weather == 1
      ^^^^^^^^^^^^ a text never equals a number

    = tone == 'red'
      ^^^^^^^^^^^^^ a color never equals a text

    = 1 in 2
      ^^^^^^ 'in' needs a list on its right, not a number; write '[a, b]'

    = 'a' in sizes
      ^^^^^^^^^^^^ a text never equals a number; look for what the list holds

    = sqrt('a')
           ^^^ sqrt needs a number, this is a text

    = sum('a')
          ^^^ sum needs a number, this is a text

    = sum(car.paint)
          ^^^^^^^^^ sum needs a number, this is a text

    = all(sizes)
          ^^^^^ all needs true or false, this is a number

    = any(1)
          ^ any needs true or false, this is a number

    = count(light)
            ^^^^^ count needs a list, this is a number

    = sizes['a']
            ^^^ '[…]' needs a number, this is a text

    = light[0]
      ^^^^^ '[…]' needs a list, this is a number

    = count(light where wet)
            ^^^^^ 'where' needs a list, this is a number

    = count(car where length)
                      ^^^^^^ 'where' needs true or false, this is a number

    = count(car where pain == 'red')
                      ^^^^ unknown name 'pain'; did you mean 'paint'?

    = if light then 1 else 2
         ^^^^^ 'if' needs true or false, this is a number

    = tree + 1
      ^^^^ this value is absent in some samples; say what stands for it: '… ?? 0', or ask 'if present(…) then … else …'

    = min(tree, 1)
          ^^^^ this value is absent in some samples; say what stands for it: '… ?? 0', or ask 'if present(…) then … else …'

    = [tree]
       ^^^^ this value is absent in some samples; say what stands for it: '… ?? 0', or ask 'if present(…) then … else …'

    = car[0].plate.number + 'x'
      ^^^^^^^^^^^^^^^^^^^ this value is absent in some samples; say what stands for it: '… ?? 0', or ask 'if present(…) then … else …'

    = tree == 1
      ^^^^ this value is absent in some samples; say what stands for it: '… ?? 0', or ask 'if present(…) then … else …'

    = 1 / 0
      ^^^^^ the right side of '/' is 0

    = light / 0
      ^^^^^^^^^ the right side of '/' is 0

    = 5 % 0
      ^^^^^ the right side of '%' is 0

    = sqrt(-1)
      ^^^^^^^^ sqrt needs a number from 0, not -1

    = log(0)
      ^^^^^^ log needs a number above 0, not 0

    = asin(2)
      ^^^^^^^ asin needs a number from -1 to 1, not 2

    = tan(90)
      ^^^^^^^ tan needs an angle that isn't upright, not 90

    = clamp(1, 3, 2)
      ^^^^^^^^^^^^^^ clamp needs bounds in order, not 1, 3, 2

    = 0 ^ -1
      ^^^^^^ 0 to the power of -1 is no real number

    = (-8) ^ 0.5
      ^^^^^^^^^^ -8 to the power of 0.5 is no real number

    = exp(1000)
      ^^^^^^^^^ the result is too large, the limit is about 1.8e308

    = 1e308 * 10
      ^^^^^^^^^^ the result is too large, the limit is about 1.8e308

    = [1, 2][2]
             ^ the list has items 0 to 1, not 2

    = [][0]
         ^ the list is empty, it has no item 0

    = [1][0.5]
          ^^^ the list has items 0 to 0, not 0.5

    = min([])
      ^^^^^^^ min of an empty list has no value

    = mean([])
      ^^^^^^^^ mean of an empty list has no value

    = round(1.5, 20)
      ^^^^^^^^^^^^^^ round needs 0 to 15 digits, not 1.5, 20

    = distance([1, 2], [1])
      ^^^^^^^^^^^^^^^^^^^^^ distance needs two points of the same size, not of 2 and 1

    = length(3)
             ^ a text or a list is needed here, this is a number

    = text([1])
           ^^^ a text is needed here, this is a list

    = if wet then 1 / 0 else 2
                  ^^^^^ the right side of '/' is 0
    """#
}
