package io.holdfast.vault;

/** Lets no name through that the naming rules forbid, whoever asks. */
record CheckedVault(BackupVault vault) implements BackupVault {

    @Override
    public void createContainer(String container) {
        BlobNames.checkContainer(container);
        vault.createContainer(container);
    }

    @Override
    public void requireContainer(String container) {
        BlobNames.checkContainer(container);
        vault.requireContainer(container);
    }

    @Override
    public BlobWriter write(String container, String blob) {
        check(container, blob);
        return vault.write(container, blob);
    }

    @Override
    public BlobReader read(String container, String blob) {
        check(container, blob);
        return vault.read(container, blob);
    }

    @Override
    public BlobPage page(String container, String prefix, String continuation, int most) {
        BlobNames.checkContainer(container);
        return vault.page(container, prefix, continuation, Math.clamp(most, 1, MOST_IN_A_PAGE));
    }

    @Override
    public void delete(String container, String blob) {
        check(container, blob);
        vault.delete(container, blob);
    }

    private static void check(String container, String blob) {
        BlobNames.checkContainer(container);
        BlobNames.checkBlob(blob);
    }

    @Override
    public void close() {
        vault.close();
    }
}
