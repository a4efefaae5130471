package stellar.pictures;

import java.io.IOException;

/** A picture's values, row by row from the top. Not for several threads. */
public interface Pixels {

    int width();

    int height();

    /** 1 for mono; 3 for red, green and blue. */
    int channels();

    /**
     * Reads a row.
     *
     * @param row 0 is the top one; reading goes quickest downwards
     * @param into an array for each channel, each as long as a row; what is not known becomes NaN
     */
    void read(int row, float[][] into) throws IOException;
}
