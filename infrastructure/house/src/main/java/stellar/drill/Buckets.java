package stellar.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;

/** All buckets, to a folder and back: each object with its key, type and metadata, its bytes in a file by their SHA-256. */
final class Buckets {

    private final S3Client s3;

    Buckets(S3Client s3) {
        this.s3 = s3;
    }

    /** What all of them hold; written to the folder. */
    SortedMap<String, Copied.Contents> out(Path folder) throws IOException {
        Path bytesFolder = Files.createDirectories(folder.resolve("bytes"));
        SortedMap<String, Copied.Contents> held = new TreeMap<>();
        for (var bucket : s3.listBuckets().buckets()) {
            List<String> index = new ArrayList<>();
            long bytes = 0;
            for (S3Object object : s3.listObjectsV2Paginator(list -> list.bucket(bucket.name()))
                    .contents()) {
                ResponseBytes<GetObjectResponse> got =
                        s3.getObjectAsBytes(get -> get.bucket(bucket.name()).key(object.key()));
                byte[] body = got.asByteArray();
                String sha256 = RequestSignature.sha256(body);
                Files.write(bytesFolder.resolve(sha256), body);
                bytes += body.length;
                ObjectNode line = Wire.object()
                        .put("key", object.key())
                        .put("type", got.response().contentType())
                        .put("sha256", sha256);
                line.set("metadata", Wire.tree(new TreeMap<>(got.response().metadata())));
                index.add(line.toString());
            }
            Files.write(folder.resolve(bucket.name() + ".jsonl"), index);
            held.put(bucket.name(), Copied.Contents.of(index, bytes));
        }
        return held;
    }

    /** Puts all objects of a folder into the buckets of their names, which are there and empty. */
    void in(Path folder) throws IOException {
        List<Path> indexes = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "*.jsonl")) {
            files.forEach(indexes::add);
        }
        for (Path index : indexes) {
            String bucket = String.valueOf(index.getFileName()).replaceFirst("\\.jsonl$", "");
            for (String line : Files.readAllLines(index)) {
                ObjectNode object = Wire.readObject(line);
                Map<String, String> metadata = new TreeMap<>();
                object.path("metadata")
                        .properties()
                        .forEach(each ->
                                metadata.put(each.getKey(), each.getValue().asText()));
                s3.putObject(
                        put -> put.bucket(bucket)
                                .key(object.path("key").asText())
                                .contentType(object.path("type").asText())
                                .metadata(metadata),
                        RequestBody.fromFile(folder.resolve("bytes")
                                .resolve(object.path("sha256").asText())));
            }
        }
    }
}
