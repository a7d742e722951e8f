namespace MigrationKit.Core.Planning;

/// <summary>Finds the nodes of a graph that can reach one another.</summary>
/// <remarks>https://en.wikipedia.org/wiki/Path-based_strong_component_algorithm, without recursion: a chain may be as long as the schema.</remarks>
internal sealed class CycleFinder(int count, Func<int, IEnumerable<int>> after)
{
    private readonly int[] _components = Enumerable.Repeat(-1, count).ToArray();
    private readonly int[] _order = Enumerable.Repeat(-1, count).ToArray();
    private readonly Stack<int> _unassigned = new();
    private readonly Stack<int> _candidates = new();
    private int _next;

    /// <summary>For each node a number that it shares with those on a cycle with it, and with no others.</summary>
    public int[] Find()
    {
        var open = new Stack<(int Node, IEnumerator<int> After)>();
        for (var start = 0; start < count; start++)
        {
            if (_order[start] < 0)
            {
                open.Push(Enter(start));
            }

            while (open.Count > 0)
            {
                var (node, rest) = open.Peek();
                if (!rest.MoveNext())
                {
                    open.Pop();
                    Leave(node);
                }
                else if (_order[rest.Current] < 0)
                {
                    open.Push(Enter(rest.Current));
                }
                else if (_components[rest.Current] < 0)
                {
                    Close(rest.Current);
                }
            }
        }

        return _components;
    }

    private (int Node, IEnumerator<int> After) Enter(int node)
    {
        _order[node] = _next++;
        _unassigned.Push(node);
        _candidates.Push(node);
        return (node, after(node).GetEnumerator());
    }

    // A way back to a node that is still open: all candidates since are on one cycle with it.
    private void Close(int node)
    {
        while (_order[_candidates.Peek()] > _order[node])
        {
            _candidates.Pop();
        }
    }

    private void Leave(int node)
    {
        if (_candidates.Peek() != node)
        {
            return;
        }

        _candidates.Pop();
        int member;
        do
        {
            member = _unassigned.Pop();
            _components[member] = node;
        }
        while (member != node);
    }
}
