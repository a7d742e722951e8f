using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomEnum : RandomKind
{
    public override bool IsInAll => true;

    public override void Add(RandomObjects objects) =>
        objects.Put(new EnumType(objects.NewName()) { Values = objects.Pick(["low", "mid", "high", "it's", "größer"], 2, 5) });

    public override void Alter(RandomObjects objects)
    {
        if (objects.All<EnumType>().ToList() is not { Count: > 0 } enums)
        {
            return;
        }

        var type = objects.One(enums);
        var values = type.Values.ToList();
        switch (objects.Next(3))
        {
            case 0:
                values.Insert(objects.Next(values.Count + 1), objects.Fresh("v"));
                break;
            case 1 when values.Count > 1:
                values.RemoveAt(objects.Next(values.Count));
                break;
            default:
                RenameValue(objects, type, objects.Next(values.Count));
                return;
        }

        objects.Put(type with { Values = values.ToEquatableArray(), RenamedValues = default(EquatableArray<(string, string)>) });
    }

    private static void RenameValue(RandomObjects objects, EnumType type, int position)
    {
        var renamed = objects.Fresh("renamed");
        objects.Put(type with
        {
            Values = type.Values.Select((value, index) => index == position ? renamed : value).ToEquatableArray(),
            RenamedValues = EquatableArray.Of((renamed, type.Values[position])),
        });
    }
}
