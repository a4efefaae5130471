package stellar.pictures;

/** A picture whose values a function says. */
record MadePixels(int width, int height, int channels, Value value) implements Pixels {

    interface Value {
        double at(int x, int y, int channel);
    }

    @Override
    public void read(int row, float[][] into) {
        for (int channel = 0; channel < channels; channel++) {
            for (int x = 0; x < width; x++) {
                into[channel][x] = (float) value.at(x, row, channel);
            }
        }
    }
}
