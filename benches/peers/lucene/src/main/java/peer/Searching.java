package peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

/** Answers each query of a log in several ways and tells how long each took, in milliseconds. */
final class Searching {
    private static final int HITS = 10;

    /** How often the log is answered before the clock runs, so that the machine has compiled. */
    private static final int WARM_UPS = 5;

    private Searching() {}

    private interface Way {
        long answer(Query query) throws IOException;
    }

    static void run(Path folder, Path queries) throws Exception {
        List<String> log = Files.readAllLines(queries).stream()
                .map(line -> line.split("\t"))
                .filter(columns -> columns.length > 1)
                .map(columns -> columns[1])
                .toList();
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            UnifiedHighlighter highlighter =
                    UnifiedHighlighter.builder(searcher, Main.french()).build();
            Way ten = query -> searcher.search(query, HITS).scoreDocs.length;
            Way snippets = query -> {
                TopDocs hits = searcher.search(query, HITS);
                String[] passages = highlighter.highlight(Main.BODY, query, hits);
                long length = Arrays.stream(passages)
                        .mapToLong(passage -> passage == null ? 0 : passage.length())
                        .sum();
                for (var hit : hits.scoreDocs) {
                    length += searcher.storedFields().document(hit.doc).getFields().size();
                }
                return length;
            };
            System.out.printf(
                    "{\"count\":%s,\"top 10\":%s,\"top 10, any word\":%s,\"top 10, snippets\":%s}%n",
                    time(log, BooleanClause.Occur.MUST, searcher::count),
                    time(log, BooleanClause.Occur.MUST, ten),
                    time(log, BooleanClause.Occur.SHOULD, ten),
                    time(log, BooleanClause.Occur.MUST, snippets));
        }
    }

    private static String time(List<String> log, BooleanClause.Occur words, Way way)
            throws IOException {
        SimpleQueryParser parser = new SimpleQueryParser(
                Main.french(), Map.of(Main.TITLE, 3f, Main.BODY, 1f), 0);
        parser.setDefaultOperator(words);
        double[] took = new double[log.size()];
        long found = 0;
        for (int round = 0; round <= WARM_UPS; round++) {
            for (int number = 0; number < took.length; number++) {
                long start = System.nanoTime();
                found += way.answer(parser.parse(log.get(number)));
                took[number] = (System.nanoTime() - start) / 1e6;
            }
        }
        if (found < 0) {
            throw new IllegalStateException("what is found cannot be negative");
        }
        return Arrays.stream(took)
                .mapToObj(ms -> String.format(Locale.ROOT, "%.5f", ms))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
