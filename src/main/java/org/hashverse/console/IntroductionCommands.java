package org.hashverse.console;

import java.util.Locale;
import java.util.Optional;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.PeerWord;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.Peer;

/// Carries out the commands about introductions.
final class IntroductionCommands {
    /// Fewest characters of an id that name somebody.
    private static final int FEWEST = 6;
    private final ChatCommands node;

    IntroductionCommands(ChatCommands node) {
        this.node = node;
    }

    /// Asks two contacts. Returns the line of the answer.
    ///
    /// @throws Command.Failure      if they cannot be asked
    /// @throws InterruptedException if this thread is interrupted
    String introduce(Peer one, Peer other) throws Command.Failure, InterruptedException {
        return switch (NodeAnswer.await(node.introduce(one.id(), other.id()))) {
            case ASKED -> "introducing " + ConsoleLine.who(one) + " " + other.id();
            case ALREADY -> throw new Command.Failure("both are being asked already");
            case NO_CONTACT -> throw new Command.Failure("an introduction needs two of your contacts; list shows them");
            case NOT_CONNECTED -> throw new Command.Failure("both must be connected, and must have accepted you; list shows who is connected");
            case TOO_OLD -> throw new Command.Failure("one of the two has an older Hashverse, which cannot be introduced");
            case TOO_MANY -> throw new Command.Failure("too many introductions are under way; wait for some of them to end");
        };
    }

    /// Consents to an introduction. Empty if none is meant.
    ///
    /// @param typed who is introduced, by name or by the beginning of the id
    Optional<String> accept(String typed) throws Command.Failure, InterruptedException {
        var found = find(typed);
        return found.isEmpty() ? Optional.empty() : Optional.of(answer(found.get(), true, "accepted", typed));
    }

    /// Declines an introduction.
    ///
    /// @param typed as in [#accept]
    String decline(String typed) throws Command.Failure, InterruptedException {
        return answer(find(typed).orElseThrow(() -> gone(typed)), false, "declined", typed);
    }

    private String answer(Introduction introduction, boolean consent, String word, String typed) throws Command.Failure, InterruptedException {
        if (!NodeAnswer.await(node.answerIntroduction(introduction.by(), introduction.id(), consent))) throw gone(typed);
        return word + " " + ConsoleLine.name(introduction.distinctName()) + " - " + introduction.id();
    }

    private static Command.Failure gone(String typed) {
        return new Command.Failure("no introduction to " + ConsoleLine.text(typed) + " waits");
    }

    private Optional<Introduction> find(String typed) throws Command.Failure, InterruptedException {
        var word = PeerWord.of(typed);
        var name = word.startsWith("@") ? word.substring(1) : word;
        var waiting = NodeAnswer.await(Snapshot.of(node)).introductions().stream().filter(introduction -> means(name, introduction)).toList();
        if (waiting.size() > 1) throw new Command.Failure("several introductions are meant by " + ConsoleLine.text(typed) + "; type six characters or more of the id");
        return waiting.stream().findFirst();
    }

    private static boolean means(String typed, Introduction introduction) {
        var plain = typed.startsWith("\"") && typed.endsWith("\"") && typed.length() > 1 ? typed.substring(1, typed.length() - 1) : typed;
        boolean id = plain.length() >= FEWEST && introduction.id().text().startsWith(plain.toUpperCase(Locale.ROOT));
        return id || plain.equals(introduction.name().text()) || plain.equals(introduction.distinctName());
    }
}
