using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace MigrationKit.Introspection;

/// <summary>The queries of <c>schema/catalog</c>, one for each kind of object, as a server of some version understands them.</summary>
/// <param name="Version">The major version of the server.</param>
/// <param name="IsPart">Whether it is some schemas that are read, or else the whole database.</param>
internal sealed record CatalogQuery(int Version, bool IsPart)
{
    /// <summary>The stem of the file of definitions.</summary>
    public const string Scope = "scope";

    private const string EndOfDefinition = "\n)\n";
    private const string With = "WITH ";
    private const string Comment = "-- ";

    private static readonly ConcurrentDictionary<(CatalogQuery Queries, string Kind), string> s_queries = new();

    /// <param name="kind">The stem of the query's file.</param>
    public string For(string kind) => s_queries.GetOrAdd((this, kind), static key => key.Queries.Compose(key.Kind));

    // "-- 15+" at the end of a line: for 15 and newer; "-- <15": for older; "-- part" and "-- whole": for readings of some schemas, and of a database.
    // A line that is nothing but a comment is not for servers.
    internal string Lines(string sql)
    {
        var kept = new StringBuilder(sql.Length);
        foreach (var line in sql.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = line.LastIndexOf(Comment, StringComparison.Ordinal);
            if (mark < 0 || (!line.AsSpan().TrimStart().StartsWith("--", StringComparison.Ordinal) && Suits(line.AsSpan(mark + Comment.Length).TrimEnd('\r'))))
            {
                kept.Append(line).Append('\n');
            }
        }

        return kept.ToString();
    }

    /// <summary>The file as it is.</summary>
    internal static string Text(string kind)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"MigrationKit/catalog/{kind}.sql")
            ?? throw new InvalidOperationException($"There is no query {kind}.sql.");
        return new StreamReader(stream).ReadToEnd();
    }

    // What a query reads from, and before it what that reads from; after both the definitions of its own, if it begins with such.
    private string Compose(string kind)
    {
        var query = Lines(Text(kind));
        var (text, scope) = (query, "");
        foreach (var definition in Lines(Text(Scope)).Split(EndOfDefinition, StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            var name = definition[..definition.IndexOf(' ', StringComparison.Ordinal)];
            if (text.Contains($"FROM {name} ", StringComparison.Ordinal) || text.Contains($"JOIN {name} ", StringComparison.Ordinal))
            {
                text = definition + text;
                scope = $"{definition}\n){(scope.Length > 0 ? ", " : "")}{scope}";
            }
        }

        return scope.Length == 0 ? query
            : With + scope + (query.StartsWith(With, StringComparison.Ordinal) ? ", " + query[With.Length..] : "\n" + query);
    }

    private bool Suits(ReadOnlySpan<char> mark) => mark switch
    {
        "part" => IsPart,
        "whole" => !IsPart,
        [.. var since, '+'] when Number(since) is { } version => Version >= version,
        ['<', .. var before] when Number(before) is { } version => Version < version,
        _ => true,
    };

    private static int? Number(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
