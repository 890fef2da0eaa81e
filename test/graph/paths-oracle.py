# Reads ties and pairs of nodes as JSON, and prints how many ties apart each pair is, as networkx finds it: null where no path leads.
import json
import sys

import networkx

asked = json.load(sys.stdin)
graph = networkx.Graph()
graph.add_nodes_from(range(asked["size"]))
graph.add_edges_from(asked["ties"])


def distance(one, other):
    try:
        return networkx.shortest_path_length(graph, one, other)
    except networkx.NetworkXNoPath:
        return None


print(json.dumps([distance(one, other) for one, other in asked["pairs"]]))
