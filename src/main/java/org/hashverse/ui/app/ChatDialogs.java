package org.hashverse.ui.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.util.Duration;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.add.PickCard;
import org.hashverse.ui.details.ReceivedCard;
import org.hashverse.ui.details.TrailCard;
import org.hashverse.ui.dialog.ConfirmCard;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.ClearCard;
import org.hashverse.ui.peer.CompareCard;
import org.hashverse.ui.peer.NameCard;
import org.hashverse.ui.peer.RemoveOrBlockCard;
import org.hashverse.ui.settings.DesktopFeatures;
import org.hashverse.ui.settings.KeysCard;
import org.hashverse.ui.settings.SettingsCard;
import org.hashverse.ui.words.Words;

/// Shows the dialogs of a window and passes the person's decisions to the node.
final class ChatDialogs implements Dialogs {
    static final Duration UNDO_SHOWN = Duration.seconds(10);
    private final ChatModel model;
    private final DialogLayer layer;
    private final Toasts toasts;
    private final Optional<DesktopFeatures> features;
    private final FileChoice files;
    private final Exporting exporting;
    private final Saving saving;
    private final Introducing introducing;
    private final ReachDialogs reach;

    ChatDialogs(ChatModel model, DialogLayer layer, Toasts toasts) {
        this(model, layer, toasts, proposal -> FileChoice.showSystemDialog(layer.getScene().getWindow(), proposal), Optional.empty());
    }

    /// @param chooseFile see [FileChoice]
    /// @param features   the desktop features that the settings offer; empty for none
    ChatDialogs(ChatModel model, DialogLayer layer, Toasts toasts, Function<FileChoice.Proposal, List<Path>> chooseFile, Optional<DesktopFeatures> features) {
        this.model = model;
        this.layer = layer;
        this.toasts = toasts;
        this.features = features;
        files = new FileChoice(chooseFile);
        exporting = new Exporting(model, toasts, files);
        saving = new Saving(toasts, files);
        introducing = new Introducing(model, layer, toasts);
        reach = new ReachDialogs(model, layer, toasts, this);
    }

    @Override
    public void add(String prefilled, Runnable gone) {
        reach.add(prefilled, gone);
    }

    @Override
    public void invite() {
        reach.invite();
    }

    @Override
    public void query(String prefilled) {
        reach.query(prefilled);
    }

    @Override
    public void doctor(List<PeerAddress> targets) {
        reach.doctor(targets);
    }

    @Override
    public void remove(PeerId peer) {
        if (peer == null) pickAndRemove();
        else model.peer(peer).ifPresent(item -> confirm(RemoveOrBlockCard.Way.REMOVE, item));
    }

    private void pickAndRemove() {
        var candidates = model.peers().stream().filter(item -> item.peer().get().standing() == Standing.CONTACT).toList();
        layer.show(new PickCard(model, Words.get("remove.pick"), candidates, chosen -> {
            layer.close();
            remove(chosen);
        }, layer::close));
    }

    @Override
    public void block(PeerId peer) {
        model.peer(peer).ifPresent(item -> confirm(RemoveOrBlockCard.Way.BLOCK, item));
    }

    private void confirm(RemoveOrBlockCard.Way way, PeerItem item) {
        var count = model.commands().history().count(Conversation.with(item.id()));
        layer.show(new RemoveOrBlockCard(way, item, count, deleteToo -> {
            layer.close();
            boolean contact = item.peer().get().standing() == Standing.CONTACT;
            boolean open = Conversation.with(item.id()).equals(model.open().get());
            var done = way == RemoveOrBlockCard.Way.REMOVE ? model.commands().remove(item.id(), deleteToo) : model.commands().block(item.id());
            OnFx.then(done, accepted -> {
                if (!accepted) return;
                if (deleteToo) model.conversation(Conversation.with(item.id())).draft().clear();
                closeAndTell(way, item, contact, open);
            }, this::tellFailed);
        }, layer::close));
    }

    /// Closes the conversation with a peer that was removed or blocked, says so, and offers to undo it if the peer was a contact.
    ///
    /// @param open whether that conversation was open when the person decided; one that they opened since stays open
    private void closeAndTell(RemoveOrBlockCard.Way way, PeerItem item, boolean contact, boolean open) {
        var conversation = Conversation.with(item.id());
        if (open && conversation.equals(model.open().get())) model.open().set(null);
        var done = Words.get(way == RemoveOrBlockCard.Way.REMOVE ? "remove.done" : "block.done", item.label().get());
        if (!contact) { // a stranger's request cannot be brought back
            toasts.show(done);
            return;
        }
        toasts.show(done, Words.get("undo"), UNDO_SHOWN, () -> {
            if (way == RemoveOrBlockCard.Way.BLOCK) model.commands().unblock(item.id()); // it is a removed peer then
            model.commands().restore(item.id());
            if (open && model.open().get() == null) model.open().set(conversation);
        });
    }

    @Override
    public void addBack(PeerId peer) {
        model.commands().restore(peer);
        model.peer(peer).ifPresent(item -> toasts.show(Words.get("settings.added-back", item.label().get())));
    }

    @Override
    public void unblock(PeerId peer) {
        model.commands().unblock(peer);
        model.peer(peer).ifPresent(item -> toasts.show(Words.get("settings.unblocked", item.label().get())));
    }

    @Override
    public void compare(PeerId peer) {
        model.peer(peer).ifPresent(item -> {
            var self = model.self().get();
            var own = new CompareCard.NamedKey(self.id(), self.name().text());
            layer.show(new CompareCard(own, new CompareCard.NamedKey(peer, item.label().get()), item.peer().get().verified(), match -> {
                model.commands().verify(peer, match);
                if (!match) return;
                layer.close();
                toasts.show(Words.get("compare.done", item.label().get()));
            }, () -> {
                layer.close();
                block(peer);
            }, this::choosePicture, layer::close));
        });
    }

    @Override
    public void introduce(PeerId peer) {
        introducing.start(peer);
    }

    @Override
    public void samePerson(PeerId newKey, PeerId oldKey) {
        model.peer(oldKey).ifPresent(old -> {
            var name = old.peer().get().shownName();
            layer.show(new ConfirmCard("otherkey-same", Words.get("otherkey.same.title", name), Words.get("otherkey.same.subtitle", name, old.peer().get().waiting()),
                    DialogCard.button("otherkey-same-cancel", Words.get("cancel"), layer::close),
                    DialogCard.primary("otherkey-same-go", Words.get("otherkey.same", name), () -> {
                        layer.close();
                        model.commands().samePerson(newKey, oldKey);
                    })));
        });
    }

    @Override
    public void settings() {
        var card = new SettingsCard(model, new SettingsActions(model, toasts, this::chooseFolder, features), layer::close);
        layer.show(card, card::stop);
    }

    @Override
    public void name(PeerId peer) {
        model.peer(peer).ifPresent(item -> layer.show(new NameCard(item, name -> {
            layer.close();
            model.commands().nickname(peer, name);
        }, layer::close)));
    }

    @Override
    public void keys() {
        layer.show(new KeysCard(layer::close));
    }

    @Override
    public void confirmEveryone(int recipients, Runnable send) {
        layer.show(new ConfirmCard("confirm-everyone", Words.get("details.everyone.title", recipients), Words.get("details.everyone.subtitle"),
                DialogCard.button("confirm-everyone-cancel", Words.get("cancel"), layer::close),
                DialogCard.primary("confirm-everyone-send", Words.get("details.everyone.send", recipients), () -> {
                    layer.close();
                    send.run();
                })));
    }

    @Override
    public void export(Conversation conversation) {
        exporting.start(conversation);
    }

    @Override
    public void save(String name, byte[] content) {
        saving.start(name, content);
    }

    @Override
    public void choosePicture(Consumer<Path> chosen) {
        files.ask(FileChoice.Purpose.READ_PICTURE, "qr.png", chosen, this::tellFailed);
    }

    @Override
    public void chooseFiles(Consumer<List<Path>> chosen) {
        files.askSeveral(FileChoice.Purpose.SEND, "files", chosen, this::tellFailed);
    }

    @Override
    public void chooseFolder(Consumer<Path> chosen) {
        files.ask(FileChoice.Purpose.FOLDER, "folder", chosen, this::tellFailed);
    }

    @Override
    public void saveCopy(String name, Path file) {
        saving.copy(name, file);
    }

    @Override
    public void clear(Conversation conversation) {
        OnFx.then(model.commands().history().count(conversation).thenCombine(model.commands().history().waiting(conversation), (messages, waiting) -> new int[] {messages, waiting}), found -> {
            int messages = found[0];
            if (messages == 0) toasts.show(Words.get("clear.nothing"));
            else layer.show(new ClearCard(conversation, new MessageFormatter(model).name(conversation), messages, found[1], () -> {
                layer.close();
                OnFx.then(model.commands().clear(conversation), _ -> toasts.show(Words.get("clear.done", messages)), this::tellFailed);
            }, layer::close));
        }, () -> toasts.show(Words.get("export.unreadable")));
    }

    private void tellFailed() {
        toasts.show(Words.get("failed"));
    }

    @Override
    public void takeBack(MessageItem message, Runnable go) {
        layer.show(MessageQuestions.takeBack(message, new MessageFormatter(model), layer::close, () -> {
            layer.close();
            go.run();
        }));
    }

    @Override
    public void delete(MessageItem message, Runnable go) {
        layer.show(MessageQuestions.delete(message, new MessageFormatter(model), layer::close, () -> {
            layer.close();
            go.run();
        }));
    }

    @Override
    public void deleteSeveral(int messages, Runnable go) {
        layer.show(MessageQuestions.deleteSeveral(messages, layer::close, () -> {
            layer.close();
            go.run();
        }));
    }

    @Override
    public void details(MessageItem message) {
        if (!message.mine()) {
            layer.show(new ReceivedCard(new MessageFormatter(model), message, model.commands(), layer::close));
            return;
        }
        var card = new TrailCard(model, message, model.commands(), this::save, layer::close);
        layer.show(card, card::stop);
    }
}
