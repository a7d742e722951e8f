using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomDefaultPrivileges : RandomKind
{
    // Never to the role itself: as its owner it has all.
    public override void Add(RandomObjects objects)
    {
        var defaults = new DefaultPrivileges(objects.One(["mk_app", "postgres"]), objects.One(["TABLES", "TYPES", "SEQUENCES", "FUNCTIONS"]));
        objects.Put(defaults with
        {
            Privileges = RandomPrivileges.New(objects, defaults.Objects switch { "TABLES" => ["SELECT", "INSERT"], "SEQUENCES" => ["USAGE", "SELECT"], "TYPES" => ["USAGE"], _ => ["EXECUTE"] }, ["mk_reader"]),
        });
    }
}
