using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Foreign data wrappers without a handler, and servers of theirs.</summary>
internal sealed class RandomForeignServer : RandomKind
{
    public override void Add(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.ForeignDataWrapper) is { Count: > 0 } wrappers && objects.Chance(0.8))
        {
            objects.Declare(objects.Fresh("far"), Server(objects, objects.One(wrappers)));
        }
        else
        {
            objects.Declare(objects.Fresh("wrapper"), $"CREATE FOREIGN DATA WRAPPER {Self} OPTIONS (a '{objects.Next(9)}')");
        }
    }

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.ForeignServer) is { Count: > 0 } servers)
        {
            objects.Redeclare(objects.One(servers), Server(objects, objects.One(objects.Of(ObjectKind.ForeignDataWrapper))));
        }
    }

    private static FormattableString Server(RandomObjects objects, ObjectId wrapper) => objects.Next(2) switch
    {
        0 => $"CREATE SERVER {Self} FOREIGN DATA WRAPPER {wrapper} OPTIONS (host 'h{objects.Next(9)}', \"B b\" 'it''s')",
        _ => $"CREATE SERVER {Self} TYPE 't' VERSION '{objects.Next(9)}' FOREIGN DATA WRAPPER {wrapper}",
    };
}
