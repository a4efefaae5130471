package stellar.sky;

/** Tables of the terms of a series, written as in the book: numbers with spaces between, bars between terms. */
final class Terms {

    private Terms() {}

    /** The rows of a table whose terms have this many numbers each. */
    static double[][] of(int columns, String table) {
        String[] numbers = table.strip().split("[\\s|]+");
        if (numbers.length % columns != 0) {
            throw new IllegalStateException("A table of " + numbers.length + " numbers has no rows of " + columns);
        }
        double[][] rows = new double[numbers.length / columns][columns];
        for (int i = 0; i < numbers.length; i++) {
            rows[i / columns][i % columns] = Double.parseDouble(numbers[i]);
        }
        return rows;
    }
}
