using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class ColumnAssembler : PartAssembler
{
    public override IEnumerable<SchemaObject> Assemble(TableContext table, AssemblyContext context)
    {
        var ordinal = 0;
        foreach (var spec in table.Spec.Columns.OrderBy(static column => column.Order ?? int.MaxValue))
        {
            if (context.TypeOf(spec.Type, table.Spec.OriginOf(spec), $"{table.Spec.ClassName}.{spec.Property}") is { } type)
            {
                yield return Column(spec, type, table, context) with { Ordinal = ++ordinal };
            }
        }
    }

    private static Column Column(ColumnSpec spec, PgType type, TableContext table, AssemblyContext context) => new()
    {
        Table = table.Name,
        Name = table.ColumnName(spec),
        Type = type,
        IsNullable = spec.IsNullable,
        Default = DefaultOf(spec, type, context.Options),
        Identity = spec.Identity ?? (IsIdentity(spec, type, table) ? new Identity(IdentityGeneration.ByDefault) : null),
        Generated = spec.Generated,
        Collation = spec.Collation,
        Backfill = spec.Backfill,
        OnlineType = spec.OnlineType is { } change ? new OnlineTypeChange(change.Using, change.Back) : null,
        Comment = spec.Comment,
        Privileges = GrantedPrivileges.Of(table.Spec, spec.Member, ObjectKind.Column, context),
        Origin = table.Spec.OriginOf(spec),
        RenamedFrom = spec.RenamedFrom,
    };

    private static string? DefaultOf(ColumnSpec spec, PgType type, ModelOptions options) => spec.Default switch
    {
        { Enum: { } name, Label: { } label } => EnumValue(name.Resolve(options), label.Resolve(options)),
        { Expression: var expression } => expression,
        // A random number is the only identity that a uuid can have.
        _ when spec.Generation == DatabaseGeneration.Identity && type is { Name: "uuid", IsArray: false } => "gen_random_uuid()",
        _ => null,
    };

    private static string EnumValue(QualifiedName type, string label) =>
        SqlIdentifier.Literal(label) + "::" + SqlIdentifier.Quote(type.Schema, type.Name);

    // As EF Core has it: the one number that is the key is the server's to give, unless it is somebody else's key too.
    private static bool IsIdentity(ColumnSpec spec, PgType type, TableContext table)
    {
        var isNumber = type is { IsArray: false, Name: "smallint" or "integer" or "bigint" };
        if (!isNumber || spec.Default is not null || spec.Generated is not null)
        {
            return false;
        }

        var isOnlyKey = table.PrimaryKey?.Properties is { Count: 1 } key && key[0] == spec.Property;
        return spec.Generation == DatabaseGeneration.Identity
            || (spec.Generation == DatabaseGeneration.Unsaid && isOnlyKey && !table.IsForeignKey(spec.Property));
    }
}
