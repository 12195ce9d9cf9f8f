package org.hashverse.wire;

import java.util.Optional;

/// The frames that this version knows, and their numbers on the wire.
public enum FrameType {
    HELLO(1, Frame.Hello.class, 4),
    PING(2, Frame.Ping.class, 1),
    PONG(3, Frame.Pong.class, 1),
    BYE(4, Frame.Bye.class, 1),
    WELCOME(5, Frame.Welcome.class, 4),
    CHAT(16, Frame.Chat.class, 40),
    ACK(17, Frame.Ack.class, 1),
    NAK(18, Frame.Nak.class, 1),
    READ(19, Frame.Read.class, 1),
    TYPING(20, Frame.Typing.class, 1),
    /// Written `PEERS?`.
    PEERS_QUERY(32, Frame.PeersQuery.class, 1),
    PEERS(33, Frame.Peers.class, 64),
    /// Written `WHERE?`. An older version skips it.
    WHERE_QUERY(144, OptionalFrame.WhereQuery.class, 1),
    /// An older version skips it.
    WHERE(145, OptionalFrame.Where.class, 1),
    /// An older version skips this one and the next two.
    INTRODUCE(146, OptionalFrame.Introduce.class, 1),
    CONSENT(147, OptionalFrame.Consent.class, 1),
    INTRODUCED(148, OptionalFrame.Introduced.class, 1),
    /// Written `REACH?`. An older version skips it.
    REACH_QUERY(160, OptionalFrame.ReachQuery.class, 1),
    /// An older version skips it.
    REACH(161, OptionalFrame.Reach.class, 1),
    /// An older version skips this one and the next two.
    CALL(162, OptionalFrame.Call.class, 1),
    GETTING(163, OptionalFrame.Getting.class, 1),
    SOURCES(164, OptionalFrame.Sources.class, 4);

    /// The lowest type that is skipped if it is unknown. An unknown type below it is an error.
    public static final int FIRST_SKIPPED = 0x80;
    private final int number;
    private final Class<? extends Frame> frame;
    private final int limit;

    FrameType(int number, Class<? extends Frame> frame, int kibibytes) {
        this.number = number;
        this.frame = frame;
        limit = kibibytes * 1024;
    }

    /// The type byte, 1 to 255; from [#FIRST_SKIPPED] on, older versions skip the frame.
    public int number() {
        return number;
    }

    /// The record of this type.
    public Class<? extends Frame> frame() {
        return frame;
    }

    /// The name in the specification.
    public String label() {
        return name().replace("_QUERY", "?");
    }

    /// The greatest length of such a frame, type and body, in bytes. It leaves some room for fields of newer versions. It is no larger than needed, because a frame
    /// is parsed before anybody knows whether it is valid.
    public int limit() {
        return limit;
    }

    /// The type with a number, if this version knows it.
    static Optional<FrameType> of(int number) {
        for (var type : values()) if (type.number == number) return Optional.of(type);
        return Optional.empty();
    }

    /// The type of a frame.
    ///
    /// @throws IllegalArgumentException for [Frame.Unknown]
    public static FrameType of(Frame frame) {
        return switch (frame) {
            case Frame.Hello _ -> HELLO;
            case Frame.Ping _ -> PING;
            case Frame.Pong _ -> PONG;
            case Frame.Bye _ -> BYE;
            case Frame.Welcome _ -> WELCOME;
            case Frame.Chat _ -> CHAT;
            case Frame.Ack _ -> ACK;
            case Frame.Nak _ -> NAK;
            case Frame.Read _ -> READ;
            case Frame.Typing _ -> TYPING;
            case Frame.PeersQuery _ -> PEERS_QUERY;
            case Frame.Peers _ -> PEERS;
            case OptionalFrame.ReachQuery _ -> REACH_QUERY;
            case OptionalFrame.Reach _ -> REACH;
            case OptionalFrame.WhereQuery _ -> WHERE_QUERY;
            case OptionalFrame.Where _ -> WHERE;
            case OptionalFrame.Introduce _ -> INTRODUCE;
            case OptionalFrame.Consent _ -> CONSENT;
            case OptionalFrame.Introduced _ -> INTRODUCED;
            case OptionalFrame.Call _ -> CALL;
            case OptionalFrame.Getting _ -> GETTING;
            case OptionalFrame.Sources _ -> SOURCES;
            case Frame.Unknown _ -> throw new IllegalArgumentException("an unknown frame has no type of ours");
        };
    }
}
