/// A binary heap that hands out its largest element first.
struct Heap<Element: Comparable> {
    private var elements: [Element] = []

    mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, elements[(child - 1) / 2] < elements[child] {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popLargest() -> Element? {
        guard let largest = elements.first, let last = elements.popLast() else { return nil }
        if elements.isEmpty { return largest }
        elements[0] = last
        var parent = 0
        while let child = largerChild(of: parent), elements[parent] < elements[child] {
            elements.swapAt(parent, child)
            parent = child
        }
        return largest
    }

    private func largerChild(of parent: Int) -> Int? {
        let left = 2 * parent + 1
        guard left < elements.count else { return nil }
        return left + 1 < elements.count && elements[left] < elements[left + 1] ? left + 1 : left
    }
}
