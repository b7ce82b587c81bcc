package io.holdfast.management.rights;

import io.holdfast.management.support.TestServer.Answer;

/**
 * A way by which backup and restore touch a service: what it is called in the table of {@link RightsMatrixTest}, and how somebody
 * tries it. A new feature that moves or shows configuration is one more of these, and one more column there.
 */
enum Door {
    /** Backs the source up. */
    BACKUP {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            return Passed.of(scene.run(who, RightsScene.service(SOURCE) + "/backup", RightsScene.place("of-" + who)));
        }
    },
    /** Sees what restoring the source's backup would do to the target. */
    PREVIEW {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            Answer answer = scene.run(who, extension(target) + "previewRestore", RightsScene.place(FOREIGN));
            // A preview that is refused by a rule is an answer; it must tell nothing but the rule.
            boolean silent = answer.at("/verdict").equals("refused")
                    && answer.json().path("resources").isMissingNode();
            return silent ? Passed.REFUSED : Passed.of(answer);
        }
    },
    /** Proves the source's backup beside the target. */
    PROVE {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            return Passed.of(scene.run(who, extension(target) + "proveBackup", RightsScene.place(FOREIGN)));
        }
    },
    /** Restores the target from its own backup. */
    OWN {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            return restored(scene, who, target, RightsScene.place(target));
        }
    },
    /** Likewise, with a backend's URL replaced. */
    BACKENDS {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            return own(scene, who, target, "\"mapping\":{\"backends\":{\"be\":\"http://listener.example\"}}");
        }
    },
    /** Likewise, with a named value replaced. */
    VALUES {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            return own(scene, who, target, "\"mapping\":{\"namedValues\":{\"nv\":\"mine\"}}");
        }
    },
    /** Likewise, with a host name replaced wherever there is a URL. */
    HOSTS {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            return own(scene, who, target, "\"mapping\":{\"hostnames\":{\"be.example\":\"listener.example\"}}");
        }
    },
    /** Restores the source's backup beside the secrets that the target has. */
    BESIDE {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            return restored(scene, who, target, RightsScene.place(FOREIGN, "\"leaveOut\":[\"secrets\"]"));
        }
    },
    /** Undoes a restore of the target. */
    UNDO {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            restore(scene, target);
            return Passed.of(scene.send(who, "POST", extension(target) + "undoRestore", "{}"));
        }
    },
    /** Takes an undo back, by which the source's configuration would be in the target again. */
    REDO {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            restore(scene, target);
            scene.must(200, scene.send("owner", "POST", extension(target) + "undoRestore", "{}"));
            return Passed.of(scene.send(who, "POST", extension(target) + "undoRestore", "{}"));
        }
    },
    /** Restores the source's backup into the target. */
    RESTORE {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            return restored(scene, who, target, RightsScene.place(FOREIGN));
        }
    },
    /** Both, as a move does: with a backup of his own. */
    MOVE {
        @Override
        Passed attempt(RightsScene scene, String who, String target) {
            Passed backup = BACKUP.attempt(scene, who, target);
            return backup == Passed.THROUGH ? restored(scene, who, target, RightsScene.place("of-" + who)) : backup;
        }
    };

    static final String SOURCE = "source";
    static final String FOREIGN = "foreign";

    abstract Passed attempt(RightsScene scene, String who, String target);

    private static String extension(String service) {
        return RightsScene.service(service) + "/providers/Holdfast.Recovery/";
    }

    private static Passed own(RightsScene scene, String who, String target, String choices) {
        return restored(scene, who, target, RightsScene.place(target, choices));
    }

    private static Passed restored(RightsScene scene, String who, String target, String body) {
        return Passed.of(scene.run(who, RightsScene.service(target) + "/restore", body));
    }

    /** By somebody who may. */
    private static void restore(RightsScene scene, String target) {
        scene.must(200, scene.run("owner", RightsScene.service(target) + "/restore", RightsScene.place(FOREIGN)));
    }

    /** How an attempt ended. */
    enum Passed {
        THROUGH("+"),
        /** For what is in the backup, once that is known. */
        REFUSED("x"),
        FORBIDDEN("-");

        final String mark;

        Passed(String mark) {
            this.mark = mark;
        }

        static Passed of(Answer last) {
            return switch (last.status()) {
                case 200 -> THROUGH;
                case 400 -> REFUSED;
                case 403 -> FORBIDDEN;
                default -> throw new AssertionError(last.status() + " " + last.body());
            };
        }
    }
}
