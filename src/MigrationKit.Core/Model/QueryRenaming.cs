using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Model;

/// <summary>
/// What the rename of a relation or a column does to a query that the server prints: the new name stands wherever the old one was meant, and a
/// column of the result keeps its name by an alias. Where SQL has more to it than this knows, the text differs from the server's, and the
/// object is replaced once by what it is already.
/// </summary>
internal sealed class QueryRenaming
{
    private readonly Renaming _renaming;
    private readonly SqlWords _words;
    private readonly TextEdits _edits;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly bool _isOwn;

    private QueryRenaming(string text, ObjectId owner, Renaming renaming)
    {
        (_renaming, _words, _edits) = (renaming, new SqlWords(text), new TextEdits(text));
        _isOwn = owner.Parent is not null && owner.ParentName == Relation;
        if (_isOwn && Column is not null)
        {
            _names.UnionWith(["old", "new"]);
        }
    }

    private string? Column => _renaming.From.Kind == ObjectKind.Column ? _renaming.From.Name : null;

    private QualifiedName Relation => Column is null ? _renaming.From.QualifiedName : _renaming.From.ParentName;

    /// <param name="text">The definition of a view, a rule, a trigger or a policy.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="renaming">The rename of a relation or a column.</param>
    public static string Of(string text, ObjectId owner, Renaming renaming) => new QueryRenaming(text, owner, renaming).Renamed();

    private string Renamed()
    {
        FindNames();
        if (Column is null)
        {
            RenameRelation();
        }
        else
        {
            RenameColumn();
        }

        return _edits.ToString();
    }

    // What the relation is called in the query: its alias, or its own name.
    private void FindNames()
    {
        for (var index = 0; index < _words.Count; index++)
        {
            if (_words.PathAt(index) is { Count: 2 } path && NameOf(path[0]) == Relation.Schema && NameOf(path[1]) == Relation.Name)
            {
                var alias = path[1] + (_words.IsKeyword(path[1] + 1, "AS") ? 2 : 1);
                var isRenamedThere = _words.Name(alias) is not null && _words.Kind(alias + 1) == SqlTokenKind.OpenParen;
                if (!isRenamedThere && (Column is not null || _words.Name(alias) is null))
                {
                    _names.Add(_words.Name(alias) ?? Relation.Name);
                }
            }
        }
    }

    private void RenameRelation()
    {
        for (var index = 0; index < _words.Count; index++)
        {
            // Also before a star.
            var isQualifier = _words.PathAt(index) is { Count: > 0 } path && (path.Count == 2 || (path.Count == 1 && _words.Kind(index + 1) == SqlTokenKind.Dot));
            if (isQualifier && _names.Contains(NameOf(index)!) && NameOf(index) == Relation.Name)
            {
                Replace(index, _renaming.To.Name);
            }
        }
    }

    private void RenameColumn()
    {
        var isOnly = _isOwn || HasOneSource();
        var isList = new Stack<bool>([false]);
        for (var index = 0; index < _words.Count; index++)
        {
            Follow(index, isList);
            if (_words.PathAt(index) is not { Count: 1 or 2 } path || NameOf(path[path.Count - 1]) != Column || _words.IsKeyword(index - 1, "AS"))
            {
                continue;
            }

            var isMeant = path.Count == 2 ? _names.Contains(NameOf(path[0])!) : isOnly && _words.Kind(index + 1) != SqlTokenKind.OpenParen && _words.Kind(index + 1) != SqlTokenKind.Dot;
            if (isMeant)
            {
                index = RenameColumn(path, isList.Peek());
            }
        }
    }

    private int RenameColumn(List<int> path, bool isList)
    {
        var (first, last) = (path[0], path[path.Count - 1]);
        var startsItem = _words.Kind(first - 1) == SqlTokenKind.Comma || _words.IsKeyword(first - 1, "SELECT") || _words.IsKeyword(first - 1, "DISTINCT");
        if (isList && startsItem && _words.IsKeyword(last + 1, "AS") && NameOf(last + 2) == _renaming.To.Name)
        {
            _edits.Replace(_words[last].Start, _words[last + 2].End, SqlIdentifier.Quote(_renaming.To.Name));
            return last + 2;
        }

        var endsItem = _words.Kind(last + 1) is null or SqlTokenKind.Comma || _words.IsKeyword(last + 1, "FROM");
        Replace(last, _renaming.To.Name, isList && startsItem && endsItem ? " AS " + SqlIdentifier.Quote(Column!) : "");
        return last;
    }

    // Whether what is between SELECT and FROM, at this depth of parentheses, is being read.
    private void Follow(int index, Stack<bool> isList)
    {
        switch (_words.Kind(index))
        {
            case SqlTokenKind.OpenParen:
                isList.Push(false);
                break;
            case SqlTokenKind.CloseParen when isList.Count > 1:
                isList.Pop();
                break;
            case SqlTokenKind.Word when _words.IsKeyword(index, "SELECT") || _words.IsKeyword(index, "FROM"):
                isList.Pop();
                isList.Push(_words.IsKeyword(index, "SELECT"));
                break;
        }
    }

    // Since 16 the columns of a query over one table stand alone.
    private bool HasOneSource()
    {
        var sources = Enumerable.Range(0, _words.Count).Where(index => _words.IsKeyword(index, "FROM") || _words.IsKeyword(index, "JOIN")).ToList();
        return sources.Count == 1 && _words.PathAt(sources[0] + 1) is { Count: 2 } path && NameOf(path[1]) == Relation.Name
            && Enumerable.Range(path[1], _words.Count - path[1]).TakeWhile(index => !_words.IsKeyword(index, "WHERE")).All(index => _words.Kind(index) != SqlTokenKind.Comma);
    }

    private string? NameOf(int index) => _words.Name(index);

    private void Replace(int index, string name, string behind = "") => _edits.Replace(_words[index].Start, _words[index].End, SqlIdentifier.Quote(name) + behind);
}
