using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>What files of SQL declare.</summary>
/// <param name="Objects">The objects, not normalised; one of an identity may stand there twice.</param>
/// <param name="Amendments">What other statements say of objects that are declared elsewhere, maybe in C#.</param>
/// <param name="Findings">Statements that declare nothing that is known.</param>
internal sealed record DeclaredSql(IReadOnlyList<SchemaObject> Objects, IReadOnlyList<Amendment> Amendments, IReadOnlyList<Finding> Findings)
{
    /// <summary>All objects with what the files say of them.</summary>
    /// <param name="declared">What is declared in C#.</param>
    /// <param name="findings">Gets a finding for each amendment of what is declared nowhere.</param>
    public IReadOnlyList<SchemaObject> AppliedTo(IEnumerable<SchemaObject> declared, ICollection<Finding> findings)
    {
        var objects = declared.Concat(Objects).ToList();

        // Nobody declares public, and it may have rights and a comment.
        if (!objects.OfType<Namespace>().Any(static item => item.IsImplicit))
        {
            objects.Add(new Namespace(Namespace.Public));
        }

        objects.AddRange(OperatorFamilies.Implied(objects).ToList());

        // What an heir has of its parents is there when these are complete, and statements may be about that too: its own heirs have it of it.
        var inherited = Apply(Amendments, objects);
        var said = inherited.SelectMany(static amendment => amendment.Targets.Select(target => (target, amendment))).ToLookup(static one => one.target, static one => one.amendment);
        objects = Heirs.WithColumns(objects, column => said[column.Id].Aggregate(column, static (known, amendment) => (Column)amendment.Apply(known))).ToList();
        var columns = new HashSet<ObjectId>(objects.OfType<Column>().Select(static column => column.Id));
        foreach (var amendment in inherited.Where(amendment => !amendment.Targets.Any(columns.Contains)))
        {
            findings.Add(amendment.OfNothing());
        }

        return PublishedHeirs.Complete(Heirs.WithParts(KeyReferences.Complete(objects.Where(static item => item is not IdentitySequence || item != item.Bare).Select(WithoutOwnerOfPart)).ToList()).ToList()).ToList();
    }

    // Gives back those that are about nothing.
    private static List<Amendment> Apply(IReadOnlyList<Amendment> amendments, List<SchemaObject> objects)
    {
        var (left, places) = (new List<Amendment>(), Places(objects));
        foreach (var amendment in amendments)
        {
            if (PlaceOf(amendment, objects, places) is { } place)
            {
                objects[place] = amendment.Apply(objects[place]);
            }
            else
            {
                left.Add(amendment);
            }
        }

        return left;
    }

    // What comes and goes by itself is in the model as soon as something is said of it.
    private static int? PlaceOf(Amendment amendment, List<SchemaObject> objects, Dictionary<ObjectId, int> places)
    {
        if (amendment.Targets.FirstOrDefault(places.ContainsKey) is { } target)
        {
            return places[target];
        }

        var item = amendment.Implicit ?? IdentitySequences.Named(amendment.Targets, objects) ?? (SchemaObject?)ViewColumns.Named(amendment.Targets, places.ContainsKey);
        if (item is null || places.ContainsKey(item.Id))
        {
            return item is null ? null : places[item.Id];
        }

        objects.Add(item with { Origin = amendment.Origin });
        return places[item.Id] = objects.Count - 1;
    }

    // A sequence that belongs to a column has the owner of its table, and cannot have another one.
    private static SchemaObject WithoutOwnerOfPart(SchemaObject item) => item is Sequence { OwnedBy: not null } ? item with { Owner = null } : item;

    private static Dictionary<ObjectId, int> Places(List<SchemaObject> objects)
    {
        var places = new Dictionary<ObjectId, int>();
        for (var i = objects.Count - 1; i >= 0; i--)
        {
            var id = objects[i].Id;
            places[id] = i;

            // Statements name an index without its table.
            places[id.Kind == ObjectKind.Index ? id with { Parent = null } : id] = i;
            if (objects[i] is IndexedObject)
            {
                places[id with { Kind = ObjectKind.Index, Parent = null }] = i;
            }
        }

        return places;
    }
}

/// <summary>A statement about an object that another one declares, such as a comment.</summary>
/// <param name="Targets">The identities that the statement may mean: a table and a view are both named <c>public.t</c>.</param>
/// <param name="Apply">Gives the object with what the statement says of it.</param>
/// <param name="Origin">Where it stands.</param>
internal sealed record Amendment(EquatableArray<ObjectId> Targets, Func<SchemaObject, SchemaObject> Apply, Origin Origin)
{
    /// <summary>What it is about where nobody declares that: <see cref="SchemaObject.IsImplicit"/>.</summary>
    public SchemaObject? Implicit { get; init; }

    public Finding OfNothing() => new(
        Codes.UnreadableDeclaration,
        $"This statement is about {ObjectLabel.Of(Targets[0])}, which is declared nowhere.",
        "Correct the name, or declare the object.") { Origin = Origin };
}
