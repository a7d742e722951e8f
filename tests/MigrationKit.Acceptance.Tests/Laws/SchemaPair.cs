using MigrationKit.Core.Model;
using MigrationKit.Tests.Schemas;

namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>Two schemas between which the laws are to hold.</summary>
/// <param name="From">How it was.</param>
/// <param name="To">How it shall be, with its renames declared.</param>
/// <param name="IsRead">
/// Whether plans are made of what was read from the two databases, which knows from the server what uses what; else of the declared schemas,
/// where that is found by names.
/// </param>
internal sealed record SchemaPair(DatabaseSchema From, DatabaseSchema To, bool IsRead)
{
    /// <summary>The pair of a seed; half of them are read, and in half of either every column is to change its type online.</summary>
    /// <param name="seed">What decides.</param>
    /// <param name="server">The major version that must accept it.</param>
    public static SchemaPair Random(int seed, int server)
    {
        var (from, to) = RandomSchema.Pair(seed, server);
        return new SchemaPair(from, seed % 4 < 2 ? Online(to) : to, seed % 2 != 0);
    }

    private static DatabaseSchema Online(DatabaseSchema schema) =>
        DatabaseSchema.Create(schema.Objects.Select(static item => item is Column column ? column with { OnlineType = new OnlineTypeChange(null, null) } : item));

    /// <summary>The objects of either schema.</summary>
    public IReadOnlyList<ObjectId> Ids => [.. From.Objects.Concat(To.Objects).Select(static item => item.Id).Distinct().Order()];
}
