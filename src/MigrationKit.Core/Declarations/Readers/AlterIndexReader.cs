using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>ALTER INDEX, for what CREATE INDEX has no words for.</summary>
internal sealed class AlterIndexReader() : StatementReader("alter index")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var id = ObjectId.Of(ObjectKind.Index, sql.Name(context.DefaultSchema));
        if (sql.TryWords("alter column") || sql.TryWord("alter"))
        {
            var place = sql.Number();
            sql.Words("set statistics");
            var target = (int)sql.Number();
            context.Amend(id, item => item is TableIndex index ? index with { Keys = WithStatistics(index.Keys, place, target) } : item);
        }
        else if (sql.TryWords("attach partition"))
        {
            // Of which table the whole is, shows when all is read.
            var part = ObjectId.Of(ObjectKind.Index, sql.Name(context.DefaultSchema));
            context.Amend(part, item => item is IndexedObject index ? index with { PartOf = id } : item);
        }
        else if (sql.TryWord("set"))
        {
            var parameters = Parameters.Read(sql);
            context.Amend(id, item => item is IndexedObject index ? index with { Parameters = Parameters.Set(index.Parameters, parameters) } : item);
        }
        else
        {
            throw new DeclarationException("this form of ALTER INDEX declares nothing");
        }
    }

    private static EquatableArray<IndexKey> WithStatistics(EquatableArray<IndexKey> keys, long place, int target) =>
        keys.Select((key, index) => index + 1 == place ? key with { Statistics = target } : key).ToEquatableArray();
}
