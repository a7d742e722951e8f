using System.Globalization;

namespace MigrationKit.Testing.Processes;

/// <summary>Who runs the server's programs: the current user, or, because PostgreSQL refuses root, somebody else.</summary>
internal sealed class Account
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    private readonly Func<IReadOnlyList<string>, IReadOnlyList<string>> _wrap;

    private Account(Func<IReadOnlyList<string>, IReadOnlyList<string>> wrap) => _wrap = wrap;

    public static Account Current { get; } = new(static command => command);

    public static Task<Account> ForServerAsync(CancellationToken ct) =>
        OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess ? Task.FromResult(Current) : UnprivilegedAsync(ct);

    public Task<CommandResult> RunAsync(IReadOnlyList<string> command, CancellationToken ct, string? directory = null) =>
        Command.RunAsync(Wrap(command), ct, directory);

    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command) => _wrap(command);

    /// <summary>Tried by running something, because there are setprivs (BusyBox) and containers that cannot change the user.</summary>
    private static async Task<Account> UnprivilegedAsync(CancellationToken ct)
    {
        var passwords = File.Exists("/etc/passwd") ? await File.ReadAllLinesAsync("/etc/passwd", ct).ConfigureAwait(false) : [];
        foreach (var account in Candidates.SelectMany(name => For(name, passwords)))
        {
            var who = await account.RunAsync(["id", "-u"], ct).ConfigureAwait(false);
            if (who.ExitCode == 0 && who.Output.Trim() is { Length: > 0 } id && id != "0")
            {
                return account;
            }
        }

        throw new PostgresServerException(
            $"PostgreSQL does not run as root, and none of the users {string.Join(", ", Candidates)} could be taken with setpriv, runuser "
            + "or su. Run the tests as an ordinary user, create the user postgres (useradd --system postgres), or set "
            + $"{EnvironmentVariables.Connection} to the connection string of a running server.");
    }

    internal static IEnumerable<Account> For(string user, IEnumerable<string> passwords)
    {
        if (passwords.Select(static line => line.Split(':')).FirstOrDefault(fields => fields[0] == user) is not { Length: > 3 } entry)
        {
            yield break;
        }

        var (userId, groupId) = (entry[2], entry[3]);
        yield return new(command => ["setpriv", $"--reuid={userId}", $"--regid={groupId}", "--init-groups", .. command]);
        yield return new(command => ["runuser", "-u", user, "--", .. command]);
        yield return new(command => ["su", user, "-s", "/bin/sh", "-c", string.Join(' ', command.Select(Quote))]);
    }

    private static string Quote(string argument) =>
        string.Create(CultureInfo.InvariantCulture, $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'");
}
