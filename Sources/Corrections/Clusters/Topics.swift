internal import Senses

/// By topic, the directions that are near it; each direction is near a few.
struct Topics {
    private var members: [[Int]]
    /// By direction, its topics and where in them it stands.
    private var places: [[(topic: Int, place: Int)]]

    private static let near = 3
    /// A direction is compared with so many that follow it in a topic.
    private static let following = 400

    /// Only what was said counts, not what the agent had done.
    init(of directions: [[Float]]) {
        let topics = TextSense.topics
        members = Array(repeating: [], count: topics.count)
        places = []
        for (number, direction) in directions.enumerated() {
            let ranked = topics.indices.map { (cosine: Meanings.dot(topics[$0], direction), topic: $0) }
                .sorted { ($0.cosine, $1.topic) > ($1.cosine, $0.topic) }.prefix(Topics.near)
            places.append(ranked.map { ($0.topic, members[$0.topic].count) })
            for one in ranked { members[one.topic].append(number) }
        }
    }

    /// Calls back with those that share a topic with a direction and follow it; one may come several times.
    func forEach(after direction: Int, _ take: (Int) -> Void) {
        for (topic, place) in places[direction] {
            members[topic].dropFirst(place + 1).prefix(Topics.following).forEach(take)
        }
    }
}
