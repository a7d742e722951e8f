using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MigrationKit.Tool.Tests;

/// <summary>The tool as a process of its own.</summary>
public sealed partial class ProcessTests
{
    [Test]
    public async Task Version_is_printed()
    {
        var (exitCode, output, _) = await RunAsync(Path.GetTempPath(), "--version");
        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Match(@"^\d+\.\d+\.\d+"));
    }

    [Test]
    public async Task Exit_code_output_and_error_come_apart()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Edit("Migrations/20261120093003_add_index/up.sql");
        var (exitCode, output, error) = await RunAsync(project.Path, "migrations", "list");
        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(output, Does.StartWith("Migration ").And.Not.Contain("MK2004"));
        Assert.That(error, Does.Contain("error MK2004: ").And.Not.Contain("\u001b"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Ctrl_C_ends_an_apply_that_runs()
    {
        using var project = new ProjectFolder().Add("initial", Schemas.Users);
        await using var database = await SharedServer.CreateDatabaseAsync();
        File.AppendAllText(project.FullPath("Migrations/20261120093001_initial/up.sql"), "SELECT pg_sleep(600);\n");
        await project.RunAsync("migrations", "rehash");

        using var process = Start(project.Path, "database", "apply", "--connection", database.ConnectionString);
        var error = process.StandardError.ReadToEndAsync();
        await WaitForSleepAsync(database);
        using (Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await process.WaitForExitAsync();
        }

        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That(await error, Does.Contain("Cancelled."));
        Assert.That(await database.DumpSchemaAsync(), Does.Not.Contain("users"));
    }

    [TestCase("", true)]
    [TestCase("NO_COLOR=1 ", false)]
    [Platform("Linux")]
    public async Task A_terminal_gets_a_table_and_colours_unless_it_wants_none(string variable, bool isColored)
    {
        using var project = ProjectFolder.WithMigrations();
        project.Edit("Migrations/20261120093003_add_index/up.sql");
        var start = new ProcessStartInfo("script", ["-qec", $"{variable}dotnet {ToolAssembly} migrations list", "/dev/null"])
        {
            WorkingDirectory = project.Path, RedirectStandardOutput = true, RedirectStandardInput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(output, Does.Contain("╭").And.Contain("20261120093001_initial").And.Contain("MK2004"));
        Assert.That(ColorSequence().IsMatch(output), Is.EqualTo(isColored), output);
    }

    private static string ToolAssembly => typeof(ToolApplication).Assembly.Location;

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    // What a shell starts in the background ignores Ctrl-C, and so does all that it starts, these tests too.
    private static Process Start(string folder, params string[] arguments)
    {
        string[] command = ["dotnet", ToolAssembly, .. arguments];
        var start = new ProcessStartInfo(
            OperatingSystem.IsLinux() ? "env" : command[0], OperatingSystem.IsLinux() ? ["--default-signal=INT", .. command] : command[1..])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"\u001b\[[0-9;]+m")]
    private static partial Regex ColorSequence();

    private static async Task WaitForSleepAsync(Testing.PostgresDatabase database)
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()");
        for (var attempt = 0; (long)(await command.ExecuteScalarAsync())! == 0; attempt++)
        {
            Assert.That(attempt, Is.LessThan(600), "the tool never came to its migration");
            await Task.Delay(100);
        }
    }
}
