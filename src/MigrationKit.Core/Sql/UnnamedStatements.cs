using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

/// <summary>Casts and transforms: their types are all that they are called by.</summary>
internal sealed class UnnamedStatements(ObjectKind kind, string keyword) : DefinedStatements(kind, keyword)
{
    protected override string Address(ObjectId id) => Kind == ObjectKind.Cast ? $"({id.Signature})" : id.Signature!;

    protected override string CreatedName(ObjectId id) => Address(id);
}
