package stellar.albums.film;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Letters of five by seven dots, drawn here: where functions run there are no fonts. They are capitals, digits and a few
 * signs; whatever else is asked for shows as a hyphen.
 */
final class Letters {

    static final int HEIGHT = 7;

    /** From the left of one letter to the left of the next. */
    static final int STEP = 6;

    private static final int WIDTH = 5;

    private static final String[][] DRAWINGS = {
        {"0123456789:.-°", """
            .###. ..#.. .###. ##### ...#. ##### ..##. ##### .###. .###. ..... ..... ..... ..##.
            #...# .##.. #...# ...#. ..##. #.... .#... ....# #...# #...# .##.. ..... ..... .#..#
            #..## ..#.. ....# ..#.. .#.#. ####. #.... ...#. #...# #...# .##.. ..... ..... .#..#
            #.#.# ..#.. ...#. ...#. #..#. ....# ####. ..#.. .###. .#### ..... ..... ##### ..##.
            ##..# ..#.. ..#.. ....# ##### ....# #...# .#... #...# ....# .##.. ..... ..... .....
            #...# ..#.. .#... #...# ...#. #...# #...# .#... #...# ...#. .##.. .##.. ..... .....
            .###. .###. ##### .###. ...#. .###. .###. .#... .###. .##.. ..... .##.. ..... .....
            """},
        {"ABCDEFGHIJKLM", """
            .###. ####. .###. ###.. ##### ##### .###. #...# .###. ..### #...# #.... #...#
            #...# #...# #...# #..#. #.... #.... #...# #...# ..#.. ...#. #..#. #.... ##.##
            #...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#. #.#.. #.... #.#.#
            #...# ####. #.... #...# ####. ####. #.### ##### ..#.. ...#. ##... #.... #.#.#
            ##### #...# #.... #...# #.... #.... #...# #...# ..#.. ...#. #.#.. #.... #...#
            #...# #...# #...# #..#. #.... #.... #...# #...# ..#.. #..#. #..#. #.... #...#
            #...# ####. .###. ###.. ##### #.... .#### #...# .###. .##.. #...# ##### #...#
            """},
        {"NOPQRSTUVWXYZ", """
            #...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
            #...# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# #...# #...# ....#
            ##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. #...# ...#.
            #.#.# #...# ####. #...# ####. .###. ..#.. #...# #...# #.#.# ..#.. .#.#. ..#..
            #..## #...# #.... #.#.# #.#.. ....# ..#.. #...# #...# #.#.# .#.#. ..#.. .#...
            #...# #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. #.#.# #...# ..#.. #....
            #...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. .#.#. #...# ..#.. #####
            """},
    };

    /** By letter, a number a line: its bit 0 is the dot on the left. */
    private static final Map<Character, List<Integer>> DOTS = read();

    private Letters() {}

    /** Whether a text has a dot there, {@code x} from its left and {@code y} from its top. */
    static boolean isDot(String text, int x, int y) {
        int letter = x / STEP;
        int column = x % STEP;
        if (x < 0 || y < 0 || y >= HEIGHT || letter >= text.length() || column >= WIDTH) {
            return false;
        }
        char wanted = text.charAt(letter);
        if (wanted == ' ') {
            return false;
        }
        @Nullable List<Integer> lines = DOTS.get(wanted);
        return ((lines == null ? DOTS.getOrDefault('-', List.of()) : lines).get(y) >> column & 1) == 1;
    }

    /** How wide a text is, in dots. */
    static int width(String text) {
        return text.length() * STEP - (STEP - WIDTH);
    }

    /** A text in letters that are drawn here. */
    static String drawable(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Map<Character, List<Integer>> read() {
        Map<Character, List<Integer>> dots = new HashMap<>();
        for (String[] drawing : DRAWINGS) {
            List<String> lines = drawing[1].lines().toList();
            for (int letter = 0; letter < drawing[0].length(); letter++) {
                int left = letter * STEP;
                dots.put(
                        drawing[0].charAt(letter),
                        lines.stream()
                                .map(line -> bits(line.substring(left, left + WIDTH)))
                                .toList());
            }
        }
        return Collections.unmodifiableMap(dots);
    }

    private static int bits(String line) {
        int bits = 0;
        for (int i = 0; i < line.length(); i++) {
            bits |= line.charAt(i) == '#' ? 1 << i : 0;
        }
        return bits;
    }
}
