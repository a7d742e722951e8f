using MigrationKit.Testing.Discovery;

namespace MigrationKit.Testing.Tests;

public sealed class InstallationFinderTests
{
    private const string Debian = "/usr/lib/postgresql";

    [Test]
    public void The_newest_of_the_usual_folders_comes_first()
    {
        var machine = new InventedMachine()
            .With($"{Debian}/9.6/bin", "9.6.24")
            .With($"{Debian}/15/bin", "15.3")
            .With($"{Debian}/16/bin", "16.1");
        Assert.That(Folders(machine), Is.EqualTo(new[] { $"{Debian}/16/bin", $"{Debian}/15/bin", $"{Debian}/9.6/bin" }));
    }

    [TestCase("/usr/lib/postgresql/15/bin")]
    [TestCase("/usr/pgsql-17/bin")]
    [TestCase("/usr/libexec/postgresql16")]
    [TestCase("/opt/homebrew/opt/postgresql@18/bin")]
    [TestCase("/usr/local/opt/postgresql@14/bin")]
    [TestCase("/Applications/Postgres.app/Contents/Versions/17/bin")]
    [TestCase("/opt/homebrew/bin")]
    [TestCase("/usr/local/pgsql/bin")]
    public void The_usual_folders_are_searched(string folder)
    {
        var found = Folders(new InventedMachine().With(folder, "17.0")).Single();
        Assert.That(found.TrimEnd('/'), Is.EqualTo(folder));
    }

    [Test]
    public void The_path_comes_before_the_usual_folders_and_its_links_are_followed()
    {
        var machine = new InventedMachine().With("/nix/pg/bin", "14.2").With($"{Debian}/16/bin", "16.1");
        machine.Variables["PATH"] = "/bin:/usr/local/bin";
        machine.Links["/usr/local/bin/pg_ctl"] = "/nix/pg/bin/pg_ctl";
        Assert.That(Folders(machine), Is.EqualTo(new[] { "/nix/pg/bin", $"{Debian}/16/bin" }));
    }

    [Test]
    public void A_folder_found_twice_is_named_once()
    {
        var machine = new InventedMachine().With($"{Debian}/16/bin", "16.1");
        machine.Variables["PATH"] = $"{Debian}/16/bin";
        Assert.That(Folders(machine), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_folder_of_the_variable_is_the_only_one()
    {
        var machine = new InventedMachine().With("/mine", "13.9").With($"{Debian}/16/bin", "16.1");
        machine.Variables["MIGRATIONKIT_PG_BIN"] = "/mine";
        Assert.That(Folders(machine), Is.EqualTo(new[] { "/mine" }));
    }

    [Test]
    public void A_client_only_or_broken_installation_does_not_count()
    {
        var machine = new InventedMachine().With($"{Debian}/17/bin", "17.0", "pg_dump", "psql").With($"{Debian}/16/bin", "broken");
        Assert.That(Folders(machine), Is.Empty);
    }

    [TestCase("15.14 (Debian 15.14-0+deb12u1)", 15, 14)]
    [TestCase("18beta2", 18, 0)]
    [TestCase("9.6.24", 9, 6)]
    public void Versions_are_read(string text, int major, int minor)
    {
        var finder = new InstallationFinder(new InventedMachine().With("/opt/homebrew/bin", text));
        Assert.That(finder.Find().Version, Is.EqualTo(new Version(major, minor)));
    }

    [Test]
    public void A_client_is_at_least_as_new_as_the_server()
    {
        var machine = new InventedMachine().With("/old", "14.2").With($"{Debian}/16/bin", "16.1", "pg_dump", "psql");
        machine.Variables["PATH"] = "/old";
        Assert.That(new InstallationFinder(machine).FindClient(15).BinDirectory, Is.EqualTo($"{Debian}/16/bin"));
        Assert.That(
            () => new InstallationFinder(machine).FindClient(17),
            Throws.TypeOf<PostgresNotFoundException>().With.Message.Contains("pg_dump, psql of version 17 or newer"));
    }

    [Test]
    public void A_folder_of_the_variable_without_clients_leaves_those_of_the_machine()
    {
        var machine = new InventedMachine().With("/embedded", "13.2", "initdb", "postgres", "pg_ctl").With($"{Debian}/16/bin", "16.1", "pg_dump", "psql");
        machine.Variables["MIGRATIONKIT_PG_BIN"] = "/embedded";
        Assert.That(new InstallationFinder(machine).FindClient(13).BinDirectory, Is.EqualTo($"{Debian}/16/bin"));
        Assert.That(() => new InstallationFinder(machine).FindClient(17), Throws.TypeOf<PostgresNotFoundException>());
        Assert.That(new InstallationFinder(machine).Find().BinDirectory, Is.EqualTo("/embedded"));
    }

    [Test]
    public void Where_there_is_none_the_message_says_what_to_do()
    {
        var error = Assert.Throws<PostgresNotFoundException>(static () => new InstallationFinder(new InventedMachine()).Find());
        Assert.That(error!.PlacesSearched, Does.Contain("PATH").And.Contain("/usr/lib/postgresql/*/bin"));
        string[] expected = ["apt-get install", "dnf install", "brew install", "winget install", "MIGRATIONKIT_PG_BIN", "/usr/pgsql-*/bin"];
        foreach (var advice in expected)
        {
            Assert.That(error.Message, Does.Contain(advice));
        }
    }

    [Test]
    public void An_empty_folder_of_the_variable_is_named()
    {
        var machine = new InventedMachine().With($"{Debian}/16/bin", "16.1");
        machine.Variables["MIGRATIONKIT_PG_BIN"] = "/empty";
        Assert.That(
            () => new InstallationFinder(machine).Find(),
            Throws.TypeOf<PostgresNotFoundException>().With.Message.StartsWith("MIGRATIONKIT_PG_BIN is set to /empty"));
    }

    [Test]
    public void This_machine_has_one() =>
        Assert.That(PostgresInstallation.FindAll(), Is.Not.Empty.And.All.Property("Version").GreaterThanOrEqualTo(new Version(13, 0)));

    private static string[] Folders(InventedMachine machine) =>
        [.. new InstallationFinder(machine).FindAll().Select(static found => found.BinDirectory)];
}
