package stellar.albums.zip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive, laid out: which of its bytes come from where.
 *
 * @param parts in order; the first has the first member
 * @param bytes the length of the whole
 */
public record Archive(List<Part> parts, long bytes) {

    public Archive {
        parts = List.copyOf(parts);
    }

    /** An archive of these members in this order, whose parts keep within these bounds of size; their number is not looked at. */
    public static Archive of(List<Member> members, Part.Limits limits) {
        Parts parts = new Parts(limits);
        List<ByteBuffer> directory = new ArrayList<>(members.size());
        for (Member member : members) {
            directory.add(Headers.listed(member, parts.position()));
            parts.add(Headers.before(member));
            switch (member.content()) {
                case Member.Content.Text(String characters) ->
                    parts.add(ByteBuffer.wrap(characters.getBytes(StandardCharsets.US_ASCII)));
                case Member.Content.InBucket object -> parts.add(object, member.bytes());
            }
        }
        long directoryAt = parts.position();
        directory.forEach(parts::add);
        parts.add(Headers.end(members.size(), directoryAt, parts.position() - directoryAt));
        return new Archive(parts.closed(), parts.position());
    }
}
