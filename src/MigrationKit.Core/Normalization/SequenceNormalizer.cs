using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

/// <summary>Numbers that are PostgreSQL's default for the type and the direction are left out.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createsequence.html</remarks>
internal sealed class SequenceNormalizer : ObjectNormalizer<Sequence>
{
    public override ObjectKind Kind => ObjectKind.Sequence;

    public static SequenceOptions Normalize(SequenceOptions options, string type)
    {
        var (least, greatest) = SequenceRange.Of(type, options.Increment ?? 1);
        var first = options.Increment < 0 ? options.MaxValue ?? greatest : options.MinValue ?? least;
        return options with
        {
            Start = Unless(options.Start, first),
            Increment = Unless(options.Increment, 1),
            MinValue = Unless(options.MinValue, least),
            MaxValue = Unless(options.MaxValue, greatest),
            Cache = Unless(options.Cache, 1),
        };
    }

    protected override Sequence Normalize(Sequence item, NormalizationContext context)
    {
        var type = PgTypeNames.Canonical(item.DataType.Trim().ToLowerInvariant());
        return item with { DataType = type, Options = Normalize(item.Options, type) };
    }

    private static long? Unless(long? value, long standard) => value == standard ? null : value;
}
