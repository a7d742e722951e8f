namespace MigrationKit.Testing.Processes;

/// <summary>Servers whose owner died together with its watchdog (a container that was stopped, a machine that lost power).</summary>
internal static class StaleClusters
{
    public static async Task RemoveAsync(IReadOnlyList<string> roots, PostgresInstallation installation, Account account)
    {
        foreach (var directory in roots.Where(Directory.Exists).SelectMany(ClusterDirectory.In).ToList())
        {
            if (OwnerLock.TryInherit(directory.Path) is not { } owner)
            {
                continue;
            }

            using (owner)
            {
                await ServerControl.StopAsync(installation, directory, account, ShutdownMode.Immediate).ConfigureAwait(false);
            }

            await directory.RemoveAsync(account).ConfigureAwait(false);
        }
    }
}
