package io.holdfast.server.settings;

import io.holdfast.arm.Deployment.Subscription;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.SettingGroup;
import io.holdfast.server.settings.declare.SettingTypes;
import io.holdfast.server.settings.declare.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What this deployment is.
 *
 * @param data the directory of everything that is kept, absolute
 * @param subscriptions one at least
 */
record DeploymentSection(String location, Path data, List<Subscription> subscriptions) {

    static final Setting<String> LOCATION = Setting.of(
            "location",
            SettingTypes.text(),
            "eastus",
            "the region this server stands for; the default location of services");

    static final Setting<Path> DATA = Setting.derived(
                    "data",
                    SettingTypes.file()
                            .called("a directory")
                            .map(file -> file.toAbsolutePath().normalize(), file -> file),
                    values -> Path.of("./data").toAbsolutePath().normalize(),
                    "the directory of everything that is kept; locked against a second server, so each needs one of its own,"
                            + " also on PostgreSQL")
            .usually("`./data`");

    private static final Setting<String> ID = Setting.required(
            "id",
            SettingTypes.guid(),
            "an ARM subscription that this deployment answers for; without any there is one,"
                    + " `00000000-0000-0000-0000-000000000001`");

    private static final Setting<String> NAME = Setting.derived(
                    "name", SettingTypes.text(), values -> "Subscription " + values.key(), "what it is called")
            .usually("`Subscription N`");

    private static final SettingGroup SUBSCRIPTIONS = new SettingGroup(
            "subscriptions",
            "N",
            Pattern.compile("[0-9]{1,4}"),
            "subscriptions are a list; write [{id: GUID, name: TEXT}] into the file, or number them from 0",
            List.of(ID, NAME));

    static final Declarations DECLARED = Declarations.of(LOCATION, DATA).with(SUBSCRIPTIONS);

    private static final Subscription USUAL = new Subscription("00000000-0000-0000-0000-000000000001", "Default");

    static DeploymentSection of(Values values) {
        List<Subscription> subscriptions = values.get(SUBSCRIPTIONS).values().stream()
                .map(members -> new Subscription(members.get(ID), members.get(NAME)))
                .toList();
        return new DeploymentSection(
                values.get(LOCATION), values.get(DATA), subscriptions.isEmpty() ? List.of(USUAL) : subscriptions);
    }
}
