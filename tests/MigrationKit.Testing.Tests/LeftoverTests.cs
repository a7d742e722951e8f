using System.Diagnostics;
using MigrationKit.Testing.Processes;

namespace MigrationKit.Testing.Tests;

[Platform(Exclude = "Win")]
public sealed class LeftoverTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Nothing_is_left_of_a_disposed_server()
    {
        var server = await PostgresServer.StartAsync(new() { TemporaryDirectory = _folder.Path });
        Assert.That(_folder.Entries, Is.Not.Empty);
        await server.DisposeAsync();
        await AssertNothingIsLeftAsync();
    }

    [Test]
    public async Task Nothing_is_left_of_a_server_that_does_not_start()
    {
        var settings = new Dictionary<string, string> { ["shared_buffers"] = "none" };
        Assert.That(
            async () => await PostgresServer.StartAsync(new() { TemporaryDirectory = _folder.Path, Settings = settings }),
            Throws.TypeOf<PostgresServerException>());
        await AssertNothingIsLeftAsync();
    }

    [Test]
    public async Task Nothing_is_left_of_a_start_that_was_cancelled()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        Assert.That(
            async () => await PostgresServer.StartAsync(new() { TemporaryDirectory = _folder.Path }, soon.Token),
            Throws.InstanceOf<OperationCanceledException>());
        await WaitUntilNothingIsLeftAsync();
    }

    [Test]
    public async Task Nothing_is_left_of_a_killed_process()
    {
        using var host = Host.Start(_folder.Path);
        Assert.That(await host.ReadLineAsync(), Does.StartWith(_folder.Path));
        host.Kill();
        await WaitUntilNothingIsLeftAsync();
    }

    [Test]
    public async Task Nothing_is_left_of_a_process_that_is_killed_while_the_server_starts()
    {
        using var host = Host.Start(_folder.Path);
        while (!_folder.Entries.Any(static entry => Directory.Exists(Path.Combine(entry, "data"))))
        {
            await Task.Delay(1);
        }

        host.Kill();
        await WaitUntilNothingIsLeftAsync();
    }

    [Test]
    public async Task What_is_left_when_the_watchdog_was_killed_too_goes_with_the_next_start()
    {
        using var host = Host.Start(_folder.Path);
        await host.ReadLineAsync();
        KillWatchdog(await Host.ProcessesOfAsync(_folder.Path));
        host.Kill();
        Assert.That(await Host.ProcessesOfAsync(_folder.Path), Is.Not.Empty);

        await using (await PostgresServer.StartAsync(new() { TemporaryDirectory = _folder.Path }))
        {
            Assert.That(_folder.Entries.Count(), Is.EqualTo(1));
        }

        await AssertNothingIsLeftAsync();
    }

    [Test]
    public async Task The_folder_of_a_living_owner_is_not_taken_for_a_leftover()
    {
        await using var first = await PostgresServer.StartAsync(new() { TemporaryDirectory = _folder.Path });
        await using var second = await PostgresServer.StartAsync(new() { TemporaryDirectory = _folder.Path });
        Assert.That(async () => await (await first.CreateDatabaseAsync()).DisposeAsync(), Throws.Nothing);
    }

    [Test]
    public void A_folder_that_has_just_been_made_is_not_taken_for_a_leftover()
    {
        Assert.That(OwnerLock.TryInherit(_folder.Path), Is.Null);
    }

    [Test]
    public async Task A_folder_that_was_asked_for_and_has_no_PostgreSQL_is_said_to_have_none()
    {
        using var host = Host.Start(_folder.Path, binDirectory: _folder.Path);
        Assert.That(
            await host.ReadToEndAsync(),
            Does.StartWith($"MIGRATIONKIT_PG_BIN is set to {_folder.Path}, but that folder has no working pg_ctl, initdb, postgres."));
    }

    private static void KillWatchdog(IEnumerable<(int Id, string Command)> processes)
    {
        var found = processes.Single(static entry => entry.Command.Contains("read -r", StringComparison.Ordinal));
        using var watchdog = Process.GetProcessById(found.Id);
        watchdog.Kill();
    }

    private async Task AssertNothingIsLeftAsync()
    {
        Assert.That(_folder.Entries, Is.Empty);
        Assert.That(await Host.ProcessesOfAsync(_folder.Path), Is.Empty);
    }

    private async Task WaitUntilNothingIsLeftAsync()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(15) && (_folder.Entries.Any() || (await Host.ProcessesOfAsync(_folder.Path)).Count > 0))
        {
            await Task.Delay(50);
        }

        TestContext.Out.WriteLine($"Gone after {watch.ElapsedMilliseconds} ms");
        await AssertNothingIsLeftAsync();
    }
}
