package peer;

import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

/** Lucene with its FrenchAnalyzer: elision, lower case, stop words, light stemming. */
public final class Main {
    static final String ID = "id";
    static final String TITLE = "title";
    static final String BODY = "body";

    private Main() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 4 && args[0].equals("index")) {
            Indexing.run(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]));
        } else if (args.length == 3 && args[0].equals("search")) {
            Searching.run(Path.of(args[1]), Path.of(args[2]));
        } else {
            System.err.println("give `index FILE FOLDER THREADS` or `search FOLDER QUERIES`");
            System.exit(2);
        }
    }

    static Analyzer french() {
        return new FrenchAnalyzer();
    }
}
