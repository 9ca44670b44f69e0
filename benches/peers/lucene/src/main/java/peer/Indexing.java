package peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/** Indexes clippings, commits, waits for the merges, and tells what that took. */
final class Indexing {
    /** What the writer fills before it writes a segment, as `pressoir index` has it by default. */
    private static final double MEMORY_MB = 400;

    private static final int BATCH = 64;
    private static final List<String> END = List.of();
    private static final JsonFactory JSON = new JsonFactory();

    private Indexing() {}

    static void run(Path file, Path folder, int threads) throws Exception {
        long start = System.nanoTime();
        IndexWriterConfig config = new IndexWriterConfig(Main.french());
        config.setRAMBufferSizeMB(MEMORY_MB);
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        long docs;
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, config)) {
            docs = addAll(file, writer, threads);
            writer.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "{\"docs\":%d,\"seconds\":%.4f}%n", docs, seconds);
    }

    /** Reads lines on this thread, and parses and adds them on `threads` others. */
    private static long addAll(Path file, IndexWriter writer, int threads) throws Exception {
        BlockingQueue<List<String>> queue = new ArrayBlockingQueue<>(4 * threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Long> adding = () -> {
                long docs = 0;
                for (List<String> lines = queue.take(); lines != END; lines = queue.take()) {
                    for (String line : lines) {
                        writer.addDocument(parse(line));
                        docs += 1;
                    }
                }
                return docs;
            };
            List<Future<Long>> counts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                counts.add(pool.submit(adding));
            }
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                List<String> lines = new ArrayList<>(BATCH);
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                    if (lines.size() == BATCH) {
                        queue.put(lines);
                        lines = new ArrayList<>(BATCH);
                    }
                }
                if (!lines.isEmpty()) {
                    queue.put(lines);
                }
            }
            for (int thread = 0; thread < threads; thread++) {
                queue.put(END);
            }
            long docs = 0;
            for (Future<Long> count : counts) {
                docs += count.get();
            }
            return docs;
        } finally {
            pool.shutdown();
        }
    }

    private static Document parse(String line) throws IOException {
        Document document = new Document();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                switch (name) {
                    case "id" ->
                        document.add(new StringField(Main.ID, parser.getText(), Field.Store.YES));
                    case "title", "body" -> {
                        if (token == JsonToken.VALUE_STRING) {
                            document.add(new TextField(name, parser.getText(), Field.Store.YES));
                        }
                    }
                    case "date", "source", "author" -> {
                        if (token == JsonToken.VALUE_STRING) {
                            document.add(new StoredField(name, parser.getText()));
                        }
                    }
                    case "keywords" -> {
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            document.add(new StoredField("keyword", parser.getText()));
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return document;
    }
}
