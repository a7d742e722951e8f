namespace MigrationKit.Testing;

/// <summary>No PostgreSQL binaries were found; the message says where they were looked for and how to install them.</summary>
public sealed class PostgresNotFoundException : Exception
{
    internal PostgresNotFoundException(string problem, IReadOnlyList<string> placesSearched)
        : base(Describe(problem, placesSearched)) => PlacesSearched = placesSearched;

    /// <summary>The folders and folder patterns that were searched, in that order.</summary>
    public IReadOnlyList<string> PlacesSearched { get; }

    private static string Describe(string problem, IReadOnlyList<string> placesSearched) =>
        $"""
        {problem}
        Searched:
        {string.Join('\n', placesSearched.Select(static place => "  " + place))}
        To install PostgreSQL:
          Debian, Ubuntu  sudo apt-get install postgresql
          Fedora          sudo dnf install postgresql-server
          macOS           brew install postgresql@18
          Windows         winget install PostgreSQL.PostgreSQL.18
        Or set {EnvironmentVariables.BinDirectory} to the folder that has initdb, postgres and pg_ctl,
        or {EnvironmentVariables.Connection} to the connection string of a running server.
        """;
}
