using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomNamespace : RandomKind
{
    public override bool IsInAll => true;

    public override int AtFirst => 1;

    public override void Add(RandomObjects objects) => objects.Put(new Namespace("sales"));
}
