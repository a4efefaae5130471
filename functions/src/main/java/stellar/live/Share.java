package stellar.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import stellar.contract.Wire;

/** A share of a broadcast on its way from one invocation to another. The frames travel packed: an event has 1 MB at most. */
record Share(Channel channel, List<String> listeners, List<byte[]> frames) {

    ObjectNode toJson() {
        ObjectNode json = Wire.object().put("channel", channel.name());
        ArrayNode told = json.putArray("listeners");
        listeners.forEach(told::add);
        return json.put("frames", packed());
    }

    /** The share that {@link #toJson} wrote. */
    static Share read(ObjectNode json) throws IOException {
        Channel channel = Channel.parse(json.path("channel").asText())
                .orElseThrow(() -> new IOException("A share of a broadcast names no channel."));
        List<String> listeners = new ArrayList<>();
        json.path("listeners").forEach(listener -> listeners.add(listener.asText()));
        return new Share(channel, listeners, unpacked(json.path("frames").binaryValue()));
    }

    private byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(frames.size());
            for (byte[] frame : frames) {
                out.writeInt(frame.length);
                out.write(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<byte[]> unpacked(byte[] packed) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            for (int left = in.readInt(); left > 0; left--) {
                frames.add(in.readNBytes(Math.min(in.readInt(), Frames.MAX_FRAME_BYTES)));
            }
        }
        return frames;
    }
}
