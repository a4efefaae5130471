/**
 * What a booking's guest takes home of their night: the frames as one archive, a film of it, and a small moving picture to
 * share. They are made once the session is closed, and again when frames come late or somebody asks.
 *
 * <p>The promise: what is there was made of the frames that its row's version stands for, whole; what of the frames is
 * missing is said with the reason. Making it may be begun twice, die anywhere and be begun again: of those that are begun at once
 * one goes on, the key of a piece has the former one until the new one is whole, and a piece that is there for the same frames is
 * not made again.
 *
 * <p>Table {@code albums}, a row a booking ({@link stellar.albums.Albums}). Objects {@code albums/BOOKING/frames.zip},
 * {@code night.mp4} and {@code night.gif}, which the bucket's own rule removes after 90 days.
 */
@NullMarked
package stellar.albums;

import org.jspecify.annotations.NullMarked;
