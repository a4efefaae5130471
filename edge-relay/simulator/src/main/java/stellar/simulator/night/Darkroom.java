package stellar.simulator.night;

import java.io.IOException;

/** Where frames are made. */
public interface Darkroom {
    /** Chooses the name of a frame and starts to make it, while its exposure goes on. */
    Plate load(Exposure exposure);

    /** A frame in the making. */
    interface Plate {
        /** The FITS file's name, without folders. */
        String fileName();

        /**
         * Waits until the frame is made and puts it on the disk.
         *
         * @throws IOException when the disk refuses it
         */
        Journal.SavedFrame develop() throws IOException;
    }
}
